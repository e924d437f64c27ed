package imagefactory.history.store;

import static java.util.stream.Collectors.toSet;

import imagefactory.history.timeline.Job;
import imagefactory.history.timeline.Told;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The events themselves: known by job and id, so that none is told twice, and kept, so that a
/// story can be told again.
final class EventTable<E> {
  private final Handle tx;
  private final Codec<E> codec;
  private final ToLongFunction<Told<E>> position;

  /// How the events of one kind of job become JSON and back.
  interface Codec<E> {
    String write(E event);

    E read(String type, String data, String source, @Nullable String externalId);

    int rank(E event);

    /// Who asked for it, if somebody did.
    @Nullable String actor(E event);

    /// Whether a job's events have the numbers 1, 2, 3 …, and are known by them.
    boolean isNumbered();
  }

  EventTable(Handle tx, Codec<E> codec, ToLongFunction<Told<E>> position) {
    this.tx = tx;
    this.codec = codec;
    this.position = position;
  }

  static long micros(Instant at) {
    return at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000;
  }

  /// Keeps those that are new, and gives them back. The caller has locked the jobs, so that none is
  /// forgotten or told of meanwhile; `known` are those of them that were there.
  List<Told<E>> keep(List<Told<E>> events, Map<UUID, Job> known) {
    Set<UUID> unknown = events.stream().map(Told::jobId).collect(toSet());
    unknown.removeAll(known.keySet());
    Set<UUID> forgotten = ForgottenTable.among(tx, unknown);
    Set<UUID> kept =
        keptAmong(
            events.stream().filter(told -> isKept(told, known) == Answer.ASK_THE_TABLE).toList());
    List<Told<E>> fresh =
        events.stream()
            .filter(told -> isKept(told, known) != Answer.YES)
            .filter(told -> !kept.contains(told.id()) && !forgotten.contains(told.jobId()))
            .toList();
    copy(fresh);
    fresh.forEach(told -> unknown.remove(told.jobId()));
    JobTable.release(tx, unknown);
    return fresh;
  }

  private enum Answer {
    YES,
    NO,
    ASK_THE_TABLE
  }

  /// Mostly the job's row knows. Where events are numbered from 1 on, all up to its place are kept
  /// unless some are missing.
  private Answer isKept(Told<E> told, Map<UUID, Job> known) {
    Job job = known.get(told.jobId());
    if (job == null) {
      return Answer.NO;
    }
    if (!codec.isNumbered()) {
      return Answer.ASK_THE_TABLE;
    }
    if (!job.place().reaches(told)) {
      return Answer.NO;
    }
    return job.place().missing() == 0 ? Answer.YES : Answer.ASK_THE_TABLE;
  }

  private Set<UUID> keptAmong(List<Told<E>> events) {
    if (events.isEmpty()) {
      return Set.of();
    }
    return new Columns<>(
            events,
            tx.createQuery(
                """
                select e.id from event e
                join unnest(:jobId::uuid[], :id::uuid[]) as asked (job_id, id)
                  on e.job_id = asked.job_id and e.id = asked.id\
                """))
        .uuid("jobId", Told::jobId)
        .uuid("id", Told::id)
        .bound()
        .mapTo(UUID.class)
        .set();
  }

  private void copy(List<Told<E>> events) {
    new CopiedColumns<Told<E>>()
        .uuid("job_id", Told::jobId)
        .uuid("id", Told::id)
        .number("sequence", Told::sequence)
        .time("at", Told::at)
        .number("position", position::applyAsLong)
        .text("type", Told::type)
        .text("data", this::data)
        .text("actor", this::actor)
        .into(tx, "event", events);
  }

  private @Nullable String data(Told<E> told) {
    E event = told.event();
    if (event == null) {
      return null;
    }
    String asItCame = told.data();
    return asItCame == null ? codec.write(event) : asItCame;
  }

  private @Nullable String actor(Told<E> told) {
    return told.event() == null ? null : codec.actor(told.event());
  }

  List<Told<E>> of(Job job) {
    Job.Origin origin = job.origin();
    return tx.createQuery("select * from event where job_id = :jobId")
        .bind("jobId", job.id())
        .setFetchSize(1000)
        .map((row, _) -> told(new Row(row), origin.source(), origin.externalId()))
        .list();
  }

  Told<E> told(Row row, String source, @Nullable String externalId) throws SQLException {
    return told(
        codec,
        row.uuid("job_id"),
        new KeptEvents.Kept(
            row.uuid("id"),
            row.numberOrNull("sequence"),
            row.time("at"),
            row.text("type"),
            row.textOrNull("data")),
        source,
        externalId);
  }

  static <E> Told<E> told(
      Codec<E> codec,
      UUID jobId,
      KeptEvents.Kept kept,
      String source,
      @Nullable String externalId) {
    String data = kept.data();
    E event = data == null ? null : codec.read(kept.type(), data, source, externalId);
    return new Told<>(
        jobId,
        kept.id(),
        kept.sequence(),
        kept.at(),
        event == null ? 0 : codec.rank(event),
        kept.type(),
        event);
  }
}
