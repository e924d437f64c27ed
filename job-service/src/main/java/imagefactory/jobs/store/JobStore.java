package imagefactory.jobs.store;

import imagefactory.contracts.JobEvent;
import imagefactory.contracts.JobStatus;
import imagefactory.contracts.Settings;
import imagefactory.contracts.wire.Json;
import imagefactory.contracts.wire.LowerCaseEnums;
import imagefactory.jobs.job.Job;
import imagefactory.jobs.job.Plan;
import imagefactory.jobs.job.Tally;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// The rows of jobs. Whoever changes one holds its lock from load to commit.
@ApplicationScoped
public class JobStore {
  /// A job with the number of the last event told about it.
  public record Stored(Job.Known job, long sequence) {}

  private final PlanCache plans = new PlanCache();

  /// Locks in the order of ids, so that two batches never wait for each other.
  public Map<UUID, Stored> lock(Handle tx, Collection<UUID> ids) {
    Map<UUID, Stored> found = new HashMap<>();
    tx.createQuery(
            """
            select id, status, total, ordered, in_flight, successful, failed, broken, cancelled, sequence
            from job where id = any(:ids) order by id for update
            """)
        .bindArray("ids", UUID.class, ids.toArray())
        .map((row, _) -> new Locked(row))
        .forEach(locked ->
            found.put(locked.id(), locked.with(plans.of(tx, locked.id(), JobStore::plan))));
    return found;
  }

  /// One locked row, before its plan is known.
  private record Locked(UUID id, JobStatus status, Tally tally, long sequence) {
    Locked(ResultSet row) throws SQLException {
      this(
          row.getObject("id", UUID.class),
          JobStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
          JobStore.tally(row),
          row.getLong("sequence"));
    }

    Stored with(Plan plan) {
      Job.Known job =
          switch (status) {
            case QUEUED -> new Job.Queued(plan);
            case RUNNING -> new Job.Running(plan, tally);
            case PAUSED -> new Job.Paused(plan, tally);
            case COMPLETED, FAILED, CANCELLED -> new Job.Over(plan, tally, status);
          };
      return new Stored(job, sequence);
    }
  }

  static Tally tally(ResultSet row) throws SQLException {
    return new Tally(
        row.getInt("total"),
        row.getInt("ordered"),
        row.getInt("in_flight"),
        row.getInt("successful"),
        row.getInt("failed"),
        row.getInt("broken"),
        row.getInt("cancelled"));
  }

  private static Plan plan(Handle tx, UUID id) {
    return tx.createQuery("select settings, prompts from job where id = :id")
        .bind("id", id)
        .map((row, _) ->
            new Plan(
                id,
                Json.readOwn(row.getString("settings"), Settings.class),
                List.of(Json.readOwn(row.getString("prompts"), String[].class))))
        .one();
  }

  public void insert(Handle tx, JobEvent.Queued event, List<String> prompts) {
    tx.createUpdate(
            """
            insert into job (id, status, label, tags, configuration_id, rerun_of, priority, settings, prompts,
                             total, scheduled_at, queued_at, actor)
            values (:id, 'queued', :label, :tags, :configuration, :rerun, :priority, :settings::jsonb, :prompts,
                    :total, :scheduled, :at, :actor)
            """)
        .bind("id", event.jobId())
        .bind("label", event.label())
        .bindArray("tags", String.class, event.tags())
        .bind("configuration", event.configurationId())
        .bind("rerun", event.rerunOf())
        .bind("priority", event.priority())
        .bind("settings", Json.text(event.settings()))
        .bind("prompts", Json.text(prompts))
        .bind("total", event.totalImages())
        .bind("scheduled", event.scheduledAt())
        .bind("at", event.at())
        .bind("actor", event.actor())
        .execute();
  }

  /// The row is locked, so nobody else can have changed it since it was loaded.
  public void update(Handle tx, UUID id, Stored now, Marks marks) {
    Tally tally = now.job().tally();
    tx.createUpdate(
            """
            update job set status = :status, ordered = :ordered, in_flight = :inFlight, successful = :successful,
              failed = :failed, broken = :broken, cancelled = :cancelled, sequence = :sequence,
              started_at = coalesce(started_at, :startedAt), completed_at = coalesce(completed_at, :completedAt),
              error_code = coalesce(error_code, :errorCode), error_message = coalesce(error_message, :errorMessage),
              version = version + 1
            where id = :id
            """)
        .bind("id", id)
        .bind("startedAt", marks.startedAt())
        .bind("completedAt", marks.completedAt())
        .bind("errorCode", marks.errorCode())
        .bind("errorMessage", marks.errorMessage())
        .bind("status", LowerCaseEnums.nameOf(now.job().status()))
        .bind("ordered", tally.ordered())
        .bind("inFlight", tally.inFlight())
        .bind("successful", tally.successful())
        .bind("failed", tally.failed())
        .bind("broken", tally.broken())
        .bind("cancelled", tally.cancelled())
        .bind("sequence", now.sequence())
        .execute();
  }

  /// Jobs that may start now, at most as many as lanes are free. Whoever asks holds the lanes until
  /// its transaction ends.
  public List<UUID> nextForLanes(Handle tx, int lanes, Instant now) {
    tx.createQuery("select pg_advisory_xact_lock(hashtext('imagefactory.lanes'))")
        .map((_, _) -> 0)
        .one();
    int busy =
        tx.createQuery("select count(*) from job where status in ('running', 'paused')")
            .mapTo(Integer.class)
            .one();
    if (busy >= lanes) {
      return List.of();
    }
    return tx.createQuery(
            """
            select id from job where status = 'queued' and (scheduled_at is null or scheduled_at <= :now)
            order by priority desc, queued_at, id limit :free for update skip locked
            """)
        .bind("now", now)
        .bind("free", lanes - busy)
        .mapTo(UUID.class)
        .list();
  }

  public Optional<JobRow> find(Handle tx, UUID id) {
    return tx.createQuery("select * from job where id = :id")
        .bind("id", id)
        .map(JobStore::row)
        .findOne();
  }

  public List<JobRow> inLanesAndWaiting(Handle tx, int most) {
    return tx.createQuery(
            """
            (select * from job where status in ('running', 'paused') order by started_at, id)
            union all
            (select * from job where status = 'queued' order by priority desc, queued_at, id limit :most)
            """)
        .bind("most", most)
        .map(JobStore::row)
        .list();
  }

  private static JobRow row(ResultSet row, StatementContext context) throws SQLException {
    return new JobRow(
        row.getObject("id", UUID.class),
        JobStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
        row.getString("label"),
        Arrays.asList((String[]) row.getArray("tags").getArray()),
        row.getObject("configuration_id", UUID.class),
        row.getObject("rerun_of", UUID.class),
        Json.readOwn(row.getString("settings"), Settings.class),
        tally(row),
        row.getInt("priority"),
        instant(row, "queued_at"),
        instant(row, "scheduled_at"),
        instant(row, "started_at"),
        instant(row, "completed_at"),
        row.getString("error_code"),
        row.getString("error_message"),
        row.getInt("version"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
