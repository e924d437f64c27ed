package imagefactory.history.store;

import imagefactory.contracts.JobStatus;
import imagefactory.contracts.wire.Json;
import imagefactory.contracts.wire.LowerCaseEnums;
import imagefactory.history.timeline.Change;
import imagefactory.history.timeline.Counters;
import imagefactory.history.timeline.ImageJobs;
import imagefactory.history.timeline.Job;
import imagefactory.history.timeline.Place;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// The rows of jobs, as the fold reads and writes them.
final class JobTable {
  private JobTable() {}

  /// Locks the rows of these jobs until the transaction ends, made where they are missing: another
  /// partition may tell of the same job. Always in one order, so that two polls cannot deadlock.
  static Map<UUID, Job> lock(Handle tx, Set<UUID> ids) {
    List<UUID> sorted = ids.stream().sorted().toList();
    Map<UUID, Job> known = read(tx, sorted);
    List<UUID> unknown = sorted.stream().filter(id -> !known.containsKey(id)).toList();
    Set<UUID> others = new HashSet<>(unknown);
    reserve(tx, unknown).forEach(others::remove);
    if (!others.isEmpty()) {
      // Made by someone else between our two statements, and committed since.
      known.putAll(read(tx, others.stream().sorted().toList()));
    }
    return known;
  }

  private static List<UUID> reserve(Handle tx, List<UUID> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return tx.createQuery(
            """
            insert into job (id) select unnest(:ids) order by 1
            on conflict (id) do nothing
            returning id\
            """)
        .bindArray("ids", UUID.class, ids)
        .mapTo(UUID.class)
        .list();
  }

  /// Takes back what was reserved for jobs that nothing is kept of.
  static void release(Handle tx, Set<UUID> ids) {
    if (ids.isEmpty()) {
      return;
    }
    tx.createUpdate("delete from job where id = any(:ids) and updated_at is null")
        .bindArray("ids", UUID.class, ids)
        .execute();
  }

  /// Locks those that are there, in one order.
  static Map<UUID, Job> read(Handle tx, List<UUID> ids) {
    return tx.createQuery(
            """
            select * from job where id = any(:ids) and updated_at is not null
            order by id for update\
            """)
        .bindArray("ids", UUID.class, ids)
        .map((row, _) -> job(new Row(row)))
        .reduce(
            new HashMap<>(),
            (all, job) -> {
              all.put(job.id(), job);
              return all;
            });
  }

  static Job job(Row row) throws SQLException {
    return new Job(
        row.uuid("id"),
        new Job.Origin(row.text("source"), row.textOrNull("external_id"), row.text("kind")),
        new Job.Heading(
            row.textOrNull("label"),
            row.texts("tags"),
            row.uuidOrNull("configuration_id"),
            row.uuidOrNull("parent_id"),
            row.uuidOrNull("rerun_of")),
        new Job.Lifecycle(
            JobStatus.valueOf(row.text("status").toUpperCase(Locale.ROOT)),
            row.timeOrNull("queued_at"),
            row.timeOrNull("scheduled_at"),
            row.timeOrNull("started_at"),
            row.timeOrNull("completed_at"),
            row.textOrNull("error_code"),
            row.textOrNull("error_message")),
        new Counters(
            row.integer("total"),
            row.integer("successful"),
            row.integer("failed"),
            row.integer("cancelled")),
        new Job.Rounds(
            row.integer("generations"), row.integer("variations"), row.flag("await_prompts")),
        null,
        JsonMap.read(row.text("attributes")),
        row.flag("deleted"),
        new Place(
            row.numberOrNull("sequence"),
            row.number("sequenced"),
            row.timeOrNull("since"),
            row.timeOrNull("sequenced_until"),
            row.timeOrNull("unsequenced_until")));
  }

  static void save(Handle tx, List<Change<Job>> changes) {
    List<Job> jobs = changes.stream().map(Change::after).toList();
    if (jobs.isEmpty()) {
      return;
    }
    new Columns<>(
            jobs,
            tx.createUpdate(
                """
                update job j set
                  source = c.source, external_id = c.external_id, kind = c.kind,
                  label = c.label, tags = array(select jsonb_array_elements_text(c.tags)),
                  status = c.status, configuration_id = c.configuration_id,
                  parent_id = c.parent_id, rerun_of = c.rerun_of,
                  total = c.total, successful = c.successful, failed = c.failed,
                  cancelled = c.cancelled, generations = c.generations, variations = c.variations,
                  await_prompts = c.await_prompts,
                  queued_at = c.queued_at, scheduled_at = c.scheduled_at,
                  started_at = c.started_at, completed_at = c.completed_at,
                  began_at = c.began_at, duration_ms = c.duration_ms,
                  error_code = c.error_code, error_message = c.error_message,
                  settings = coalesce(c.settings, j.settings), attributes = c.attributes,
                  deleted = c.deleted, sequence = c.sequence, sequenced = c.sequenced,
                  missing = c.missing, since = c.since, sequenced_until = c.sequenced_until,
                  unsequenced_until = c.unsequenced_until, updated_at = c.updated_at,
                  search = to_tsvector('simple', concat_ws(' ', c.label, c.words))
                from unnest(
                  :id::uuid[], :source, :externalId, :kind, :label, :tags::jsonb[], :words, :status,
                  :configurationId::uuid[], :parentId::uuid[], :rerunOf::uuid[], :total, :successful, :failed, :cancelled,
                  :generations, :variations, :awaitPrompts, :queuedAt::timestamptz[], :scheduledAt::timestamptz[],
                  :startedAt::timestamptz[], :completedAt::timestamptz[], :beganAt::timestamptz[],
                  :durationMs, :errorCode, :errorMessage, :settings::jsonb[], :attributes::jsonb[],
                  :deleted, :sequence, :sequenced, :missing, :since::timestamptz[],
                  :sequencedUntil::timestamptz[], :unsequencedUntil::timestamptz[],
                  :updatedAt::timestamptz[]
                ) as c (
                  id, source, external_id, kind, label, tags, words, status,
                  configuration_id, parent_id, rerun_of, total, successful, failed, cancelled,
                  generations, variations, await_prompts, queued_at, scheduled_at, started_at, completed_at,
                  began_at, duration_ms, error_code, error_message, settings, attributes,
                  deleted, sequence, sequenced, missing, since, sequenced_until,
                  unsequenced_until, updated_at)
                where j.id = c.id\
                """))
        .uuid("id", Job::id)
        .text("source", job -> job.origin().source())
        .text("externalId", job -> job.origin().externalId())
        .text("kind", job -> job.origin().kind())
        .text("label", job -> job.heading().label())
        .text("tags", job -> Json.text(job.heading().tags()))
        .text("words", job -> String.join(" ", job.heading().tags()))
        .text("status", job -> LowerCaseEnums.nameOf(job.lifecycle().status()))
        .uuid("configurationId", job -> job.heading().configurationId())
        .uuid("parentId", job -> job.heading().parentId())
        .uuid("rerunOf", job -> job.heading().rerunOf())
        .integer("total", job -> job.counters().total())
        .integer("successful", job -> job.counters().successful())
        .integer("failed", job -> job.counters().failed())
        .integer("cancelled", job -> job.counters().cancelled())
        .integer("generations", job -> job.rounds().generations())
        .integer("variations", job -> job.rounds().variations())
        .flag("awaitPrompts", job -> job.rounds().awaitPrompts())
        .time("queuedAt", job -> job.lifecycle().queuedAt())
        .time("scheduledAt", job -> job.lifecycle().scheduledAt())
        .time("startedAt", job -> job.lifecycle().startedAt())
        .time("completedAt", job -> job.lifecycle().completedAt())
        .time("beganAt", Job::beganAt)
        .number(
            "durationMs", job -> job.lifecycle().duration().map(Duration::toMillis).orElse(null))
        .text("errorCode", job -> job.lifecycle().errorCode())
        .text("errorMessage", job -> job.lifecycle().errorMessage())
        .text("settings", job -> job.settings() == null ? null : Json.text(job.settings()))
        .text("attributes", job -> Json.text(job.attributes()))
        .flag("deleted", Job::deleted)
        .number("sequence", job -> job.place().sequence())
        .number("sequenced", job -> job.place().sequenced())
        .number("missing", JobTable::missing)
        .time("since", job -> job.place().since())
        .time("sequencedUntil", job -> job.place().sequencedUntil())
        .time("unsequencedUntil", job -> job.place().unsequencedUntil())
        .time("updatedAt", job -> job.place().until())
        .bound()
        .execute();
  }

  /// Only job-service promises an unbroken sequence.
  private static long missing(Job job) {
    return job.origin().equals(ImageJobs.ORIGIN) ? job.place().missing() : 0;
  }
}
