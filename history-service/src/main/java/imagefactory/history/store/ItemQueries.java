package imagefactory.history.store;

import imagefactory.history.timeline.Item;
import imagefactory.kit.page.Cursor;
import imagefactory.kit.page.Limit;
import imagefactory.kit.page.Page;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Finds the items of external jobs.
@Singleton
public final class ItemQueries {
  private final Jdbi jdbi;

  ItemQueries(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /// In the order in which they were first told of.
  public Page<Item> ofJob(
      UUID jobId, @Nullable String status, Limit limit, @Nullable String cursor) {
    Where where = where(jobId, status);
    Cursor.read(cursor, "items", 2)
        .ifPresent(from ->
            where
                .and("(created_at, id) > (cast(:createdAt as timestamptz), :id)")
                .with("createdAt", String.valueOf(from.instant(0)))
                .with("id", from.uuid(1)));
    return jdbi.withHandle(h -> {
      List<Item> items =
          where
              .bind(
                  h.createQuery(
                      "select * from item %s order by created_at, id limit :limit"
                          .formatted(where.sql())))
              .bind("limit", limit.andOneMore())
              .map((row, _) -> ItemTable.item(new Row(row)))
              .list();
      return Page.of(
          items,
          limit,
          item -> Cursor.of("items", item.createdAt(), item.id()),
          Totals.of(h, "item", where(jobId, status)));
    });
  }

  /// All items of a job, read while they are taken.
  public Iterable<Item> allOfJob(UUID jobId) {
    return new Walk<>(last -> {
      Where where = where(jobId, null);
      if (last != null) {
        where
            .and("(created_at, id) > (cast(:createdAt as timestamptz), :id)")
            .with("createdAt", last.createdAt().toString())
            .with("id", last.id());
      }
      return jdbi.withHandle(h ->
          where
              .bind(
                  h.createQuery(
                      "select * from item %s order by created_at, id limit :limit"
                          .formatted(where.sql())))
              .bind("limit", Walk.AT_ONCE)
              .map((row, _) -> ItemTable.item(new Row(row)))
              .list());
    });
  }

  private static Where where(UUID jobId, @Nullable String status) {
    Where where = new Where().and("job_id = :jobId", "jobId", jobId);
    return status == null ? where : where.and("status = :status", "status", status);
  }
}
