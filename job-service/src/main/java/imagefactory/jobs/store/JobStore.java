package imagefactory.jobs.store;

import imagefactory.contracts.JobEvent;
import imagefactory.contracts.JobStatus;
import imagefactory.contracts.Settings;
import imagefactory.contracts.wire.Json;
import imagefactory.contracts.wire.LowerCaseEnums;
import imagefactory.jobs.desk.Changes.Changed;
import imagefactory.jobs.desk.Marks;
import imagefactory.jobs.desk.NewJob;
import imagefactory.jobs.desk.StoredJob;
import imagefactory.jobs.job.Job;
import imagefactory.jobs.job.JobCommand.Chain;
import imagefactory.jobs.job.Plan;
import imagefactory.jobs.job.Tally;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Handle;

/// The rows of jobs. Whoever changes one holds its lock from load to commit.
@ApplicationScoped
public class JobStore {
  private final PlanCache plans = new PlanCache();
  private final Duration priorityWorth;

  JobStore(@ConfigProperty(name = "factory.priority-worth") Duration priorityWorth) {
    this.priorityWorth = priorityWorth;
  }

  /// Locks in the order of ids, so that two batches never wait for each other.
  public Map<UUID, StoredJob> lock(Handle tx, Collection<UUID> ids) {
    Map<UUID, StoredJob> found = new HashMap<>();
    tx.createQuery(
            """
            select id, status, total, ordered, in_flight, successful, failed, broken, cancelled, sequence,
              deleted_at is not null as deleted
            from job where id = any(:ids) order by id for update
            """)
        .bindArray("ids", UUID.class, ids.toArray())
        .map((row, _) -> new Locked(row))
        .forEach(locked ->
            found.put(locked.id(), locked.with(plans.of(tx, locked.id(), JobStore::plan))));
    return found;
  }

  /// One locked row, before its plan is known.
  private record Locked(UUID id, JobStatus status, Tally tally, long sequence, boolean deleted) {
    Locked(ResultSet row) throws SQLException {
      this(
          row.getObject("id", UUID.class),
          JobStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
          JobStore.tally(row),
          row.getLong("sequence"),
          row.getBoolean("deleted"));
    }

    StoredJob with(Plan plan) {
      if (deleted) {
        return new StoredJob(new Job.Deleted(plan, tally, status), sequence);
      }
      Job.Known job =
          switch (status) {
            case QUEUED -> new Job.Queued(plan);
            case RUNNING -> new Job.Running(plan, tally);
            case PAUSED -> new Job.Paused(plan, tally);
            case COMPLETED, FAILED, CANCELLED -> new Job.Over(plan, tally, status);
          };
      return new StoredJob(job, sequence);
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

  public void insert(Handle tx, NewJob job) {
    JobEvent.Queued event = job.event();
    Chain chain = job.chain();
    tx.createUpdate(
            """
            insert into job (id, status, label, tags, configuration_id, rerun_of, priority, settings, prompts,
                             provider, total, scheduled_at, queued_at, rank, chain, chain_place, actor)
            values (:id, 'queued', :label, :tags, :configuration, :rerun, :priority, :settings::jsonb, :prompts,
                    :provider, :total, :scheduled, :at, greatest(:at::timestamptz, :scheduled::timestamptz) - :priority * :worth,
                    :chain, :place, :actor)
            """)
        .bind("id", event.jobId())
        .bind("label", event.label())
        .bindArray("tags", String.class, event.tags())
        .bind("configuration", event.configurationId())
        .bind("rerun", event.rerunOf())
        .bind("priority", event.priority())
        .bind("settings", Json.text(event.settings()))
        .bind("prompts", Json.text(job.prompts()))
        .bind("provider", event.settings().provider().name())
        .bind("total", event.totalImages())
        .bind("scheduled", event.scheduledAt())
        .bind("at", event.at())
        .bind("worth", priorityWorth)
        .bind("chain", chain == null ? null : chain.id())
        .bind("place", chain == null ? null : chain.place())
        .bind("actor", event.actor())
        .execute();
  }

  /// What is rare and changes more of a row than its state.
  public void edit(Handle tx, JobEvent event, Plan plan) {
    switch (event) {
      case JobEvent.Prioritized(var id, var priority, _, _) ->
          tx.createUpdate(
                  """
                  update job set priority = :priority,
                    rank = greatest(queued_at, scheduled_at) - :priority * :worth
                  where id = :id
                  """)
              .bind("id", id)
              .bind("priority", priority)
              .bind("worth", priorityWorth)
              .execute();
      case JobEvent.Edited(var id, var label, var tags, _, _) ->
          tx.createUpdate("update job set label = :label, tags = :tags where id = :id")
              .bind("id", id)
              .bind("label", label)
              .bindArray("tags", String.class, tags)
              .execute();
      case JobEvent.PromptsWritten written ->
          tx.createUpdate("update job set prompts = :prompts where id = :id")
              .bind("id", written.jobId())
              .bind("prompts", Json.text(plan.prompts()))
              .execute();
      case JobEvent.Deleted(var id, _, var at) ->
          tx.createUpdate("update job set deleted_at = :at where id = :id")
              .bind("id", id)
              .bind("at", at)
              .execute();
      default -> throw new IllegalArgumentException("expected an edit, found " + event);
    }
  }

  /// All in one statement. The rows are locked, so nobody else can have changed them since they
  /// were loaded.
  public void update(Handle tx, Map<UUID, Changed> changes) {
    if (changes.isEmpty()) {
      return;
    }
    List<Changed> all = List.copyOf(changes.values());
    List<Tally> tallies = all.stream().map(each -> each.job().job().tally()).toList();
    List<Marks> marks = all.stream().map(Changed::marks).toList();
    tx.createUpdate(
            """
            update job j set status = c.status, ordered = c.ordered, in_flight = c.in_flight,
              successful = c.successful, failed = c.failed, broken = c.broken, cancelled = c.cancelled,
              sequence = c.sequence,
              started_at = coalesce(j.started_at, c.started_at),
              completed_at = coalesce(j.completed_at, c.completed_at),
              error_code = coalesce(j.error_code, c.error_code),
              error_message = coalesce(j.error_message, c.error_message),
              version = j.version + 1
            from unnest(:ids, :statuses, :ordered, :inFlight, :successful, :failed, :broken, :cancelled,
                :sequences, :startedAt, :completedAt, :errorCodes, :errorMessages)
              as c(id, status, ordered, in_flight, successful, failed, broken, cancelled,
                sequence, started_at, completed_at, error_code, error_message)
            where j.id = c.id
            """)
        .bindArray("ids", UUID.class, all.stream().map(JobStore::idOf).toArray())
        .bindArray(
            "statuses",
            String.class,
            all.stream().map(each -> LowerCaseEnums.nameOf(each.job().job().status())).toArray())
        .bindArray("ordered", Integer.class, tallies.stream().map(Tally::ordered).toArray())
        .bindArray("inFlight", Integer.class, tallies.stream().map(Tally::inFlight).toArray())
        .bindArray("successful", Integer.class, tallies.stream().map(Tally::successful).toArray())
        .bindArray("failed", Integer.class, tallies.stream().map(Tally::failed).toArray())
        .bindArray("broken", Integer.class, tallies.stream().map(Tally::broken).toArray())
        .bindArray("cancelled", Integer.class, tallies.stream().map(Tally::cancelled).toArray())
        .bindArray(
            "sequences", Long.class, all.stream().map(each -> each.job().sequence()).toArray())
        .bindArray("startedAt", Instant.class, marks.stream().map(Marks::startedAt).toArray())
        .bindArray("completedAt", Instant.class, marks.stream().map(Marks::completedAt).toArray())
        .bindArray("errorCodes", String.class, marks.stream().map(Marks::errorCode).toArray())
        .bindArray("errorMessages", String.class, marks.stream().map(Marks::errorMessage).toArray())
        .execute();
  }

  private static UUID idOf(Changed changed) {
    return changed.job().job().plan().jobId();
  }
}
