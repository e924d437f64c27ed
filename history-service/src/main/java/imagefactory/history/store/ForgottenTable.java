package imagefactory.history.store;

import imagefactory.contracts.ImageStatus;
import imagefactory.contracts.wire.LowerCaseEnums;
import imagefactory.history.timeline.Change;
import imagefactory.history.timeline.Job;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Jobs that were erased or have expired: what is told of them is not taken in again.
public final class ForgottenTable {
  private static final int LOGS = 0x6c6f6773;

  private ForgottenTable() {}

  /// Which of these jobs must get no log any more. Whoever forgets one now waits until this
  /// transaction has ended.
  public static Set<UUID> amongWriters(Handle tx, Collection<UUID> jobIds) {
    tx.execute("select pg_advisory_xact_lock_shared(?)", LOGS);
    return among(tx, jobIds);
  }

  /// Which of these jobs are told of in vain. The caller has locked them.
  static Set<UUID> among(Handle tx, Collection<UUID> jobIds) {
    if (jobIds.isEmpty()) {
      return Set.of();
    }
    return tx.createQuery("select job_id from forgotten where job_id = any(:ids)")
        .bindArray("ids", UUID.class, jobIds)
        .mapTo(UUID.class)
        .set();
  }

  /// Why a job shall not come back.
  public enum Why {
    EXPIRED,
    ERASED
  }

  /// The jobs among these that are there, held until the transaction ends.
  public static List<Job> hold(Handle tx, Collection<UUID> jobIds) {
    return List.copyOf(JobTable.read(tx, jobIds.stream().sorted().toList()).values());
  }

  /// Takes all rows of jobs that are held, and what they add to the sums. Gives back how long their
  /// logs were. Sums are locked before logs, as they are by those who tell.
  public static Map<UUID, Long> forget(
      Handle tx, List<Job> jobs, Why why, @Nullable String archive, Instant at) {
    List<UUID> ids = jobs.stream().map(Job::id).sorted().toList();
    CostTable.subtract(tx, ids);
    Map<ImageStatus, Integer> images = deleteImages(tx, ids);
    for (String table : List.of("item", "event")) {
      tx.createUpdate("delete from %s where job_id = any(:ids)".formatted(table))
          .bindArray("ids", UUID.class, ids)
          .execute();
    }
    TallyTable.addJobs(tx, jobs.stream().map(job -> new Change<>(job, job.gone())).toList());
    TallyTable.addCounts(tx, images);
    tx.execute("select pg_advisory_xact_lock(?)", LOGS);
    insert(tx, ids, why, archive, at);
    Map<UUID, Long> logs =
        tx.createQuery("delete from job_log where job_id = any(:ids) returning job_id, bytes")
            .bindArray("ids", UUID.class, ids)
            .reduceRows(
                new HashMap<>(),
                (all, row) -> {
                  all.put(
                      Objects.requireNonNull(row.getColumn("job_id", UUID.class)),
                      Objects.requireNonNull(row.getColumn("bytes", Long.class)));
                  return all;
                });
    tx.createUpdate("delete from job where id = any(:ids)")
        .bindArray("ids", UUID.class, ids)
        .execute();
    deleteLetters(tx, jobs);
    return logs;
  }

  /// Jobs that lie in archives, or that nothing was told of yet, shall not come back either.
  public static void eraseUnseen(Handle tx, Collection<UUID> ids, Instant at) {
    tx.createUpdate(
            """
            insert into forgotten (job_id, why, at)
            select id, 'erased', cast(:at as timestamptz) from unnest(:ids) as n (id) order by id
            on conflict (job_id) do update set why = 'erased', archive = null\
            """)
        .bindArray("ids", UUID.class, ids)
        .bind("at", at.toString())
        .execute();
  }

  private static Map<ImageStatus, Integer> deleteImages(Handle tx, List<UUID> ids) {
    return tx.createQuery(
            """
            with gone as (delete from image where job_id = any(:ids) returning status, deleted)
            select status, count(*)::int as images from gone where not deleted group by status\
            """)
        .bindArray("ids", UUID.class, ids)
        .reduceRows(
            new EnumMap<>(ImageStatus.class),
            (all, row) -> {
              String status = Objects.requireNonNull(row.getColumn("status", String.class));
              all.put(
                  ImageStatus.valueOf(status.toUpperCase(Locale.ROOT)),
                  -Objects.requireNonNull(row.getColumn("images", Integer.class)));
              return all;
            });
  }

  /// Their log's file is noted, for it is deleted when the transaction has committed.
  private static void insert(
      Handle tx, List<UUID> ids, Why why, @Nullable String archive, Instant at) {
    tx.createUpdate(
            """
            insert into forgotten (job_id, why, archive, log, at)
            select n.id, :why, :archive, l.reference, cast(:at as timestamptz)
            from unnest(:ids) as n (id) left join job_log l on l.job_id = n.id
            on conflict (job_id) do update set why = excluded.why, archive = excluded.archive,
              log = coalesce(excluded.log, forgotten.log), at = excluded.at\
            """)
        .bindArray("ids", UUID.class, ids)
        .bind("why", LowerCaseEnums.nameOf(why))
        .bind("archive", archive)
        .bind("at", at.toString())
        .execute();
  }

  /// Letters that tell of these jobs, by their keys.
  private static void deleteLetters(Handle tx, List<Job> jobs) {
    List<String> keys = new ArrayList<>();
    for (Job job : jobs) {
      String externalId = job.origin().externalId();
      keys.add(externalId == null ? job.id().toString() : externalId);
    }
    tx.createUpdate(
            """
            delete from dead_letter
            where key in (select convert_to(k, 'UTF8') from unnest(:keys) as k)\
            """)
        .bindArray("keys", String.class, keys)
        .execute();
  }

  /// Jobs that come back out of an archive. They stay until then, whatever their age.
  public static void remember(Handle tx, Collection<UUID> ids, String archive, Instant until) {
    tx.createUpdate("delete from forgotten where job_id = any(:ids) and why = 'expired'")
        .bindArray("ids", UUID.class, ids)
        .execute();
    tx.createUpdate(
            """
            insert into reprieve (job_id, archive, until)
            select id, :archive, cast(:until as timestamptz) from unnest(:ids) as n (id)
            on conflict (job_id, archive) do update set until = excluded.until\
            """)
        .bindArray("ids", UUID.class, ids)
        .bind("archive", archive)
        .bind("until", until.toString())
        .execute();
  }

  /// A log file whose job is forgotten.
  public record LeftLog(UUID jobId, String reference) {}

  public static List<LeftLog> leftLogs(Handle h, int most) {
    return h.createQuery(
            "select job_id, log from forgotten where log is not null order by job_id limit :most")
        .bind("most", most)
        .map((row, _) -> new LeftLog(row.getObject("job_id", UUID.class), row.getString("log")))
        .list();
  }

  public static void logIsGone(Handle tx, UUID jobId) {
    tx.execute("update forgotten set log = null where job_id = ?", jobId);
  }
}
