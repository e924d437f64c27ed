package imagefactory.history.store;

import static java.util.stream.Collectors.toSet;

import imagefactory.history.timeline.Told;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
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
  }

  EventTable(Handle tx, Codec<E> codec, ToLongFunction<Told<E>> position) {
    this.tx = tx;
    this.codec = codec;
    this.position = position;
  }

  static long micros(Instant at) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, at);
  }

  /// What is told of a forgotten job is not kept. The caller has locked the jobs, so that none is
  /// forgotten meanwhile.
  List<Told<E>> keep(List<Told<E>> events) {
    if (events.isEmpty()) {
      return events;
    }
    Set<UUID> fresh =
        new HashSet<>(
            new Columns<>(
                    events,
                    tx.createQuery(
                        """
                        insert into event (job_id, id, sequence, at, position, type, data)
                        select * from unnest(
                          :jobId::uuid[], :id::uuid[], :sequence, :at::timestamptz[], :position, :type,
                          :data::jsonb[]) as e (job_id, id)
                        where not exists (select from forgotten f where f.job_id = e.job_id)
                        on conflict (job_id, id) do nothing
                        returning id\
                        """))
                .uuid("jobId", Told::jobId)
                .uuid("id", Told::id)
                .number("sequence", Told::sequence)
                .time("at", Told::at)
                .number("position", position::applyAsLong)
                .text("type", Told::type)
                .text("data", this::data)
                .bound()
                .mapTo(UUID.class)
                .list());
    List<Told<E>> kept = events.stream().filter(told -> fresh.contains(told.id())).toList();
    if (kept.size() < events.size()) {
      Set<UUID> without = events.stream().map(Told::jobId).collect(toSet());
      kept.forEach(told -> without.remove(told.jobId()));
      JobTable.release(tx, without);
    }
    return kept;
  }

  private @Nullable String data(Told<E> told) {
    E event = told.event();
    if (event == null) {
      return null;
    }
    String asItCame = told.data();
    return asItCame == null ? codec.write(event) : asItCame;
  }

  List<Told<E>> of(UUID jobId) {
    return tx.createQuery(
            """
            select e.*, j.source, j.external_id
            from event e join job j on j.id = e.job_id
            where e.job_id = :jobId\
            """)
        .bind("jobId", jobId)
        .setFetchSize(1000)
        .map((row, _) -> told(new Row(row)))
        .list();
  }

  Told<E> told(Row row) throws SQLException {
    return told(
        codec,
        row.uuid("job_id"),
        new KeptEvents.Kept(
            row.uuid("id"),
            row.numberOrNull("sequence"),
            row.time("at"),
            row.text("type"),
            row.textOrNull("data")),
        row.text("source"),
        row.textOrNull("external_id"));
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
