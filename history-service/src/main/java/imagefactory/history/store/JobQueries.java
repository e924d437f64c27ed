package imagefactory.history.store;

import imagefactory.history.timeline.Job;
import imagefactory.kit.page.Cursor;
import imagefactory.kit.page.Limit;
import imagefactory.kit.page.Page;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Finds jobs. What is deleted is not found.
@Singleton
public final class JobQueries {
  private final Jdbi jdbi;

  JobQueries(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /// A job with what lies beside it; `settings` is JSON as it was told.
  public record Found(Job job, @Nullable String settings, @Nullable String logReference) {}

  public Optional<Found> find(UUID id) {
    return jdbi.withHandle(h ->
        h.createQuery(
                """
                select j.*, l.reference from job j left join job_log l on l.job_id = j.id
                where j.id = :id and not j.deleted and j.updated_at is not null\
                """)
            .bind("id", id)
            .map((rs, _) -> {
              Row row = new Row(rs);
              return new Found(
                  JobTable.job(row), row.textOrNull("settings"), row.textOrNull("reference"));
            })
            .findOne());
  }

  public boolean exists(UUID id) {
    return jdbi.withHandle(h ->
        h.createQuery("select exists (select from job where id = :id and not deleted)")
            .bind("id", id)
            .mapTo(Boolean.class)
            .one());
  }

  /// Which of these there are.
  public Set<UUID> existing(Set<UUID> ids) {
    return jdbi.withHandle(h ->
        h.createQuery("select id from job where id = any(:ids) and not deleted")
            .bindArray("ids", UUID.class, ids)
            .mapTo(UUID.class)
            .set());
  }

  /// The newest that match.
  public List<UUID> ids(JobFilter filter, int most) {
    Sql newest = filter.page(JobOrder.NEWEST_FIRST, Optional.empty());
    return jdbi.withHandle(
        h -> newest.in(h).bind("limit", most).map((row, _) -> new Row(row).uuid("id")).list());
  }

  public Page<Job> list(JobFilter filter, JobOrder order, Limit limit, Optional<Cursor> cursor) {
    return jdbi.withHandle(h -> {
      List<Job> jobs =
          filter
              .page(order, cursor)
              .in(h)
              .bind("limit", limit.andOneMore())
              .map((row, _) -> JobTable.job(new Row(row)))
              .list();
      return Page.of(jobs, limit, order::cursor, Totals.of(h, "job", filter.where()));
    });
  }

  /// Jobs that show less than has happened, since events of theirs have not come.
  public long withMissingEvents() {
    return jdbi.withHandle(JobQueries::withMissingEvents);
  }

  private static long withMissingEvents(Handle h) {
    return h.createQuery(
            "select count(*) from (select from job where missing > 0 and not deleted limit 1000) j")
        .mapTo(Long.class)
        .one();
  }
}
