package imagefactory.history.store;

import imagefactory.contracts.JobEvent;
import imagefactory.contracts.wire.WireNames;
import imagefactory.kit.page.Cursor;
import imagefactory.kit.page.Limit;
import imagefactory.kit.page.Page;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Reads the events themselves: of one job as a timeline, of all as the feed.
@Singleton
public final class EventQueries {
  /// All that is still told of a deleted job.
  private static final String DELETED =
      WireNames.under(JobEvent.Deleted.class).keySet().iterator().next();

  private final Jdbi jdbi;

  EventQueries(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /// An event as it was told; `data` is JSON, and null if the type is not known here.
  public record Found(
      UUID id,
      UUID jobId,
      String type,
      @Nullable Long sequence,
      Instant at,
      long position,
      @Nullable String data) {}

  /// An event and its number in the feed.
  public record Fed(long number, String kind, Found event) {}

  public Page<Found> ofJob(UUID jobId, Limit limit, @Nullable String cursor) {
    Where where = new Where().and("job_id = :jobId", "jobId", jobId);
    Where all = new Where().and("job_id = :jobId", "jobId", jobId);
    Cursor.read(cursor, "events", 2)
        .ifPresent(from ->
            where
                .and("(position, id) > (cast(:position as bigint), :id)")
                .with("position", from.number(0))
                .with("id", from.uuid(1)));
    return jdbi.withHandle(h -> {
      List<Found> events =
          where
              .bind(
                  h.createQuery(
                      "select * from event %s order by position, id limit :limit"
                          .formatted(where.sql())))
              .bind("limit", limit.andOneMore())
              .map((row, _) -> found(new Row(row)))
              .list();
      return Page.of(
          events,
          limit,
          event -> Cursor.of("events", event.position(), event.id()),
          Totals.of(h, "event", all));
    });
  }

  /// What the feed has after a number. Numbers become visible in their order, so nothing is
  /// skipped.
  public List<Fed> feed(long after, @Nullable UUID jobId, List<String> kinds, int most) {
    Where where =
        new Where()
            .and("f.number > :after", "after", after)
            .and("(not j.deleted or e.type = :deleted)", "deleted", DELETED);
    if (jobId != null) {
      where.and("f.job_id = :jobId", "jobId", jobId);
    }
    if (!kinds.isEmpty()) {
      where.andAny("f.kind = any(:kinds)", "kinds", kinds);
    }
    return jdbi.withHandle(h ->
        where
            .bind(
                h.createQuery(
                    """
                    select f.number, f.kind, e.* from feed f
                    join event e on e.job_id = f.job_id and e.id = f.event_id
                    join job j on j.id = f.job_id
                    %s order by f.number limit :most\
                    """
                        .formatted(where.sql())))
            .bind("most", most)
            .map((row, _) -> fed(new Row(row)))
            .list());
  }

  public long head() {
    return jdbi.withHandle(
        h -> h.createQuery("select number from feed_head").mapTo(Long.class).one());
  }

  /// The number of the oldest event that the feed still has; empty if it has none.
  public Optional<Long> oldest() {
    return jdbi.withHandle(
        h -> h.createQuery("select min(number) from feed").mapTo(Long.class).findOne());
  }

  public Optional<Fed> last() {
    return jdbi.withHandle(h ->
        h.createQuery(
                """
                select f.number, f.kind, e.* from feed f
                join event e on e.job_id = f.job_id and e.id = f.event_id
                order by f.number desc limit 1\
                """)
            .map((row, _) -> fed(new Row(row)))
            .findOne());
  }

  private static Fed fed(Row row) throws SQLException {
    return new Fed(row.number("number"), row.text("kind"), found(row));
  }

  private static Found found(Row row) throws SQLException {
    return new Found(
        row.uuid("id"),
        row.uuid("job_id"),
        row.text("type"),
        row.numberOrNull("sequence"),
        row.time("at"),
        row.number("position"),
        row.textOrNull("data"));
  }
}
