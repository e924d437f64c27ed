package imagefactory.history.store;

import imagefactory.contracts.ImageStatus;
import imagefactory.contracts.wire.LowerCaseEnums;
import imagefactory.history.timeline.Image;
import imagefactory.kit.page.Cursor;
import imagefactory.kit.page.Limit;
import imagefactory.kit.page.Page;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// Finds images. What is deleted is not found.
@Singleton
public final class ImageQueries {
  /// Images whose order has not come yet stand at the end of their job.
  private static final String INDEX = "coalesce(image_index, 2147483647)";

  private final Jdbi jdbi;

  ImageQueries(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  public Optional<Image> find(UUID id) {
    return jdbi.withHandle(h ->
        h.createQuery("select * from image where id = :id and not deleted")
            .bind("id", id)
            .map((row, _) -> ImageTable.image(new Row(row)))
            .findOne());
  }

  /// The newest first: ids grow with time.
  public Page<Image> list(
      List<ImageStatus> statuses, @Nullable UUID jobId, Limit limit, @Nullable String cursor) {
    Where where = where(statuses, jobId);
    Cursor.read(cursor, "images", 1).ifPresent(from -> where.and("id < :id", "id", from.uuid(0)));
    return page(
        where,
        "order by id desc",
        limit,
        image -> Cursor.of("images", image.id()),
        where(statuses, jobId));
  }

  /// In the order of the job's plan.
  public Page<Image> ofJob(
      UUID jobId, List<ImageStatus> statuses, Limit limit, @Nullable String cursor) {
    Where where = where(statuses, jobId);
    Cursor.read(cursor, "job-images", 2)
        .ifPresent(from ->
            where
                .and("(" + INDEX + ", id) > (coalesce(cast(:index as int), 2147483647), :id)")
                .with("index", from.number(0))
                .with("id", from.uuid(1)));
    return page(
        where,
        "order by " + INDEX + ", id",
        limit,
        image ->
            Cursor.of(
                "job-images", image.brief() == null ? null : image.brief().index(), image.id()),
        where(statuses, jobId));
  }

  private Page<Image> page(
      Where where, String order, Limit limit, Function<Image, Cursor> cursor, Where all) {
    return jdbi.withHandle(h -> {
      List<Image> images =
          where
              .bind(
                  h.createQuery(
                      "select * from image %s %s limit :limit".formatted(where.sql(), order)))
              .bind("limit", limit.andOneMore())
              .map((row, _) -> ImageTable.image(new Row(row)))
              .list();
      return Page.of(images, limit, cursor, Totals.of(h, "image", all));
    });
  }

  private static Where where(List<ImageStatus> statuses, @Nullable UUID jobId) {
    Where where = new Where().and("not deleted");
    if (!statuses.isEmpty()) {
      List<String> names = statuses.stream().map(LowerCaseEnums::nameOf).toList();
      where.andAny("status = any(:statuses)", "statuses", names);
    }
    return jobId == null ? where : where.and("job_id = :jobId", "jobId", jobId);
  }

  /// How many images there are in each status, zeros included.
  public Map<ImageStatus, Long> counts(@Nullable UUID jobId) {
    return jdbi.withHandle(h ->
        jobId == null
            ? counts(h.createQuery("select status, images from image_count"))
            : counts(
                h.createQuery(
                        """
                        select status, count(*) as images from image
                        where job_id = :jobId and not deleted group by status\
                        """)
                    .bind("jobId", jobId)));
  }

  private static Map<ImageStatus, Long> counts(Query query) {
    Map<ImageStatus, Long> counts = new EnumMap<>(ImageStatus.class);
    for (ImageStatus status : ImageStatus.values()) {
      counts.put(status, 0L);
    }
    query.reduceRows(
        counts,
        (all, row) -> {
          String status = Objects.requireNonNull(row.getColumn("status", String.class));
          all.put(
              ImageStatus.valueOf(status.toUpperCase(Locale.ROOT)),
              Objects.requireNonNull(row.getColumn("images", Long.class)));
          return all;
        });
    return counts;
  }
}
