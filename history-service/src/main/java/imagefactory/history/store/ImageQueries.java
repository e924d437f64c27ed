package imagefactory.history.store;

import imagefactory.contracts.ImageStatus;
import imagefactory.history.timeline.Image;
import imagefactory.kit.page.Cursor;
import imagefactory.kit.page.Limit;
import imagefactory.kit.page.Page;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
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

  public Page<Image> list(ImageFilter filter, Limit limit, @Nullable String cursor) {
    Optional<Cursor> from = Cursor.read(cursor, "images", 1);
    return page(
        filter.newest(from.map(after -> after.uuid(0)).orElse(null)),
        limit,
        image -> Cursor.of("images", image.id()),
        filter.where());
  }

  /// In the order of the job's plan.
  public Page<Image> ofJob(
      UUID jobId, List<ImageStatus> statuses, Limit limit, @Nullable String cursor) {
    ImageFilter filter = new ImageFilter(statuses, jobId, null);
    Where where = filter.where();
    Cursor.read(cursor, "job-images", 2)
        .ifPresent(from -> after(where, from.number(0), from.uuid(1)));
    return page(inPlan(where), limit, ImageQueries::cursor, filter.where());
  }

  private static void after(Where where, @Nullable Number index, UUID id) {
    where
        .and("(" + INDEX + ", id) > (coalesce(cast(:index as int), 2147483647), :id)")
        .with("index", index)
        .with("id", id);
  }

  private static Sql inPlan(Where where) {
    return new Sql(
        "select * from image %s order by %s, id limit :limit".formatted(where.sql(), INDEX), where);
  }

  private static Cursor cursor(Image image) {
    return Cursor.of("job-images", index(image), image.id());
  }

  private static @Nullable Integer index(Image image) {
    return image.brief() == null ? null : image.brief().index();
  }

  /// All of a job's images in the order of its plan, read while they are taken.
  public Iterable<Image> allOfJob(UUID jobId) {
    return new Walk<>(last -> {
      Where where = new ImageFilter(List.of(), jobId, null).where();
      if (last != null) {
        after(where, index(last), last.id());
      }
      return jdbi.withHandle(h ->
          inPlan(where)
              .in(h)
              .bind("limit", Walk.AT_ONCE)
              .map((row, _) -> ImageTable.image(new Row(row)))
              .list());
    });
  }

  /// What the images of a job have cost, as far as their providers have a price.
  public Optional<BigDecimal> costOf(UUID jobId) {
    return jdbi.withHandle(h ->
        h.createQuery("select sum(cost) from image where job_id = :jobId and not deleted")
            .bind("jobId", jobId)
            .mapTo(BigDecimal.class)
            .findOne());
  }

  private Page<Image> page(Sql sql, Limit limit, Function<Image, Cursor> cursor, Where all) {
    return jdbi.withHandle(h -> {
      List<Image> images =
          sql.in(h)
              .bind("limit", limit.andOneMore())
              .map((row, _) -> ImageTable.image(new Row(row)))
              .list();
      return Page.of(images, limit, cursor, Totals.of(h, "image", all));
    });
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
