package imagefactory.kit.claim;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

/// Stored work: taken in once, claimed under a lease, finished under the epoch of the claim. All
/// times are PostgreSQL's, so the machines' clocks do not matter.
@Singleton
public final class Tasks {
  private static final RowMapper<Claim> CLAIM =
      (row, _) ->
          new Claim(
              row.getObject("id", UUID.class),
              row.getObject("group_id", UUID.class),
              row.getString("kind"),
              row.getString("payload"),
              row.getInt("epoch"),
              row.getInt("attempt"),
              row.getString("traceparent"));

  private final Jdbi jdbi;
  private final TaskSettings settings;

  Tasks(Jdbi jdbi, TaskSettings settings) {
    this.jdbi = jdbi;
    this.settings = settings;
  }

  /// Answers how many were new; a known id changes nothing, whatever else it brings.
  public int add(Handle tx, List<NewTask> tasks) {
    if (tasks.isEmpty()) {
      return 0;
    }
    return tx.createUpdate(
            """
            insert into task (id, group_id, kind, payload, traceparent)
            select t.id, t.group_id, t.kind, t.payload::jsonb, t.traceparent
            from unnest(:ids, :groups, :kinds, :payloads, :traceparents)
              as t (id, group_id, kind, payload, traceparent)
            order by t.id
            on conflict (id) do nothing\
            """)
        .bindArray("ids", UUID.class, tasks.stream().map(NewTask::id).toList())
        .bindArray("groups", UUID.class, tasks.stream().map(NewTask::group).toList())
        .bindArray("kinds", String.class, tasks.stream().map(NewTask::kind).toList())
        .bindArray("payloads", String.class, tasks.stream().map(NewTask::payload).toList())
        .bindArray("traceparents", String.class, tasks.stream().map(NewTask::traceparent).toList())
        .execute();
  }

  /// The oldest open tasks of any kind.
  public List<Claim> claim(int atMost) {
    return claim(atMost, Set.of());
  }

  /// The oldest open tasks of the kinds; of any kind if none is named.
  public List<Claim> claim(int atMost, Set<String> kinds) {
    return jdbi.inTransaction(tx -> claim(tx, atMost, kinds));
  }

  /// The oldest open tasks of the kind, as long as no more than so many are claimed in all replicas
  /// together. Claims that died with their process count until their lease ends.
  List<Claim> claimTogether(int atMost, String kind, int together) {
    return jdbi.inTransaction(tx -> {
      // One after the other, so that each counts what the one before has claimed.
      tx.execute("select pg_advisory_xact_lock(hashtextextended('task/' || ?, 0))", kind);
      int free = together - inWork(tx).getOrDefault(kind, 0);
      return free < 1 ? List.of() : claim(tx, Math.min(atMost, free), Set.of(kind));
    });
  }

  /// How many tasks of each kind are claimed, in all replicas together.
  public Map<String, Integer> inWork(Handle tx) {
    return tx.createQuery(
            """
            select kind, count(*) as many from task
            where done_at is null and leased_until > now() group by kind\
            """)
        .reduceRows(
            new HashMap<>(),
            (kinds, row) -> {
              kinds.put(row.getColumn("kind", String.class), row.getColumn("many", Integer.class));
              return kinds;
            });
  }

  private List<Claim> claim(Handle tx, int atMost, Set<String> kinds) {
    return tx.createQuery(
            """
            with open as (
              select id from task
              where done_at is null and available_at <= now()
                and (leased_until is null or leased_until <= now())
                and (:any or kind = any (:kinds))
              order by available_at, id
              limit :atMost
              for update skip locked
            ), claimed as (
              update task t
              set epoch = epoch + 1, attempt = attempt + 1, leased_until = now() + :lease
              from open where t.id = open.id
              returning t.*
            )
            select id, group_id, kind, payload::text as payload, epoch, attempt, traceparent
            from claimed order by available_at, id\
            """)
        .bind("any", kinds.isEmpty())
        .bindArray("kinds", String.class, kinds)
        .bind("atMost", atMost)
        .bind("lease", settings.lease())
        .map(CLAIM)
        .list();
  }

  /// False if the claim is stale: another has the task, it is done or abandoned. Then write
  /// nothing: roll back. Until the transaction ends nobody else can claim the task.
  public boolean finish(Handle tx, Claim claim) {
    return tx.createUpdate(
                """
                update task set done_at = now(), leased_until = null
                where id = :id and epoch = :epoch and done_at is null\
                """)
            .bind("id", claim.id())
            .bind("epoch", claim.epoch())
            .execute()
        == 1;
  }

  /// Whether the claim is not stale. Until the transaction ends nobody else can claim the task:
  /// what is written in it is written by the one who has the task.
  public boolean holds(Handle tx, Claim claim) {
    return tx.createQuery(
            """
            select 1 from task where id = :id and epoch = :epoch and done_at is null for no key update\
            """)
        .bind("id", claim.id())
        .bind("epoch", claim.epoch())
        .mapTo(int.class)
        .findOne()
        .isPresent();
  }

  /// Ends the claim; the task may be claimed again after the time. The attempt has been counted.
  public void putBack(Claim claim, Duration after) {
    putBack(claim, after, 0);
  }

  /// Those of the claims that somebody else has now, or that are done or abandoned.
  List<Claim> stale(Collection<Claim> claims) {
    if (claims.isEmpty()) {
      return List.of();
    }
    Map<UUID, Integer> current =
        jdbi.withHandle(h ->
            h.createQuery("select id, epoch from task where id = any (:ids) and done_at is null")
                .bindArray("ids", UUID.class, claims.stream().map(Claim::id).toList())
                .reduceRows(
                    new HashMap<>(),
                    (epochs, row) -> {
                      epochs.put(
                          row.getColumn("id", UUID.class), row.getColumn("epoch", Integer.class));
                      return epochs;
                    }));
    return claims.stream()
        .filter(claim -> !Objects.equals(current.get(claim.id()), claim.epoch()))
        .toList();
  }

  /// Ends the claim as if it had not been made.
  void handBack(Claim claim) {
    putBack(claim, Duration.ZERO, 1);
  }

  /// Ends the claim as if it had not been made; the task goes on as one of another kind. The claim
  /// is stale from then on, so that no heartbeat keeps the next one from claiming it.
  public void handOn(Claim claim, String kind) {
    jdbi.useHandle(h ->
        h.createUpdate(
                """
                update task
                set kind = :kind, epoch = epoch + 1, attempt = attempt - 1, leased_until = null
                where id = :id and epoch = :epoch and done_at is null\
                """)
            .bind("id", claim.id())
            .bind("epoch", claim.epoch())
            .bind("kind", kind)
            .execute());
  }

  private void putBack(Claim claim, Duration after, int notCounted) {
    jdbi.useHandle(h ->
        h.createUpdate(
                """
                update task
                set leased_until = null, available_at = now() + :after, attempt = attempt - :notCounted
                where id = :id and epoch = :epoch and done_at is null\
                """)
            .bind("id", claim.id())
            .bind("epoch", claim.epoch())
            .bind("after", after)
            .bind("notCounted", notCounted)
            .execute());
  }

  /// Ends all open tasks of the groups; claims of them become stale. Answers how many.
  public int abandon(Handle tx, Collection<UUID> groups) {
    if (groups.isEmpty()) {
      return 0;
    }
    return tx.createUpdate(
            """
            update task t set done_at = now(), leased_until = null, epoch = epoch + 1
            from (
              select id from task
              where group_id = any (:groups) and done_at is null
              order by id for update
            ) open
            where t.id = open.id\
            """)
        .bindArray("groups", UUID.class, groups)
        .execute();
  }

  /// Whether there is anything left to do for one of the groups.
  public boolean anyOpen(Handle tx, Collection<UUID> groups) {
    return !groups.isEmpty()
        && tx.createQuery(
                "select exists (select from task where group_id = any (:groups) and done_at is null)")
            .bindArray("groups", UUID.class, groups)
            .mapTo(Boolean.class)
            .one();
  }

  /// Renews the leases of those claims that are not stale. A row that is locked is just being
  /// finished or abandoned; one without a lease was put back while its heartbeat was on the way.
  void renew(Collection<Claim> claims) {
    List<Claim> held = List.copyOf(claims);
    if (held.isEmpty()) {
      return;
    }
    jdbi.useHandle(h ->
        h.createUpdate(
                """
                update task t set leased_until = now() + :lease
                from (
                  select t.id from task t
                  join unnest(:ids, :epochs) as c (id, epoch) on t.id = c.id and t.epoch = c.epoch
                  where t.done_at is null and t.leased_until is not null
                  for update of t skip locked
                ) ours
                where t.id = ours.id\
                """)
            .bindArray("ids", UUID.class, held.stream().map(Claim::id).toList())
            .bindArray("epochs", Integer.class, held.stream().map(Claim::epoch).toList())
            .bind("lease", settings.lease())
            .execute());
  }

  /// Drops tasks that were finished before the retention, a batch at a time; answers how many.
  int forget(int atMost) {
    return jdbi.withHandle(h ->
        h.createUpdate(
                """
                delete from task where id in (
                  select id from task where done_at < now() - :retention
                  order by done_at limit :atMost for update skip locked)\
                """)
            .bind("retention", settings.retention())
            .bind("atMost", atMost)
            .execute());
  }

  TaskSettings settings() {
    return settings;
  }
}
