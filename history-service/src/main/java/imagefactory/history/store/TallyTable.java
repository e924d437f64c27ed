package imagefactory.history.store;

import imagefactory.contracts.ImageStatus;
import imagefactory.contracts.wire.LowerCaseEnums;
import imagefactory.history.timeline.Change;
import imagefactory.history.timeline.Image;
import imagefactory.history.timeline.Job;
import imagefactory.history.timeline.Tally;
import imagefactory.history.timeline.Tally.Bucket;
import imagefactory.history.timeline.Tally.Figures;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jdbi.v3.core.Handle;

/// The sums, moved in the transaction that moves the rows. Their rows are shared by all jobs, so
/// they are locked late and in one order.
final class TallyTable {
  /// Stands for jobs without a configuration.
  static final UUID NONE = new UUID(0, 0);

  /// Stands for all configurations together, and for those without one.
  static final UUID ALL = new UUID(-1, -1);

  private TallyTable() {}

  static void addJobs(Handle tx, List<Change<Job>> changes) {
    Tally tally = Tally.ofJobs(changes);
    addFigures(tx, List.copyOf(tally.figures().entrySet()));
    SpreadTable.add(tx, List.copyOf(tally.durations().entrySet()));
  }

  private static void addFigures(Handle tx, List<Map.Entry<Bucket, Figures>> rows) {
    if (rows.isEmpty()) {
      return;
    }
    new Columns<>(
            rows,
            tx.createUpdate(
                """
                insert into statistics as s (
                  day, kind, configuration_id, jobs, completed, failed, images,
                  successful_images, failed_images, finished, millis)
                select day, kind, coalesce(configuration_id, :all), sum(jobs), sum(completed),
                  sum(failed), sum(images), sum(successful_images), sum(failed_images),
                  sum(finished), sum(millis)
                from unnest(
                  :day::date[], :kind, :configurationId::uuid[], :jobs, :completed, :failed, :images,
                  :successfulImages, :failedImages, :finished, :millis
                ) as m (
                  day, kind, configuration_id, jobs, completed, failed, images,
                  successful_images, failed_images, finished, millis)
                group by grouping sets ((day, kind, configuration_id), (day, kind))
                order by 3, 1, 2
                on conflict (configuration_id, day, kind) do update set
                  jobs = s.jobs + excluded.jobs,
                  completed = s.completed + excluded.completed,
                  failed = s.failed + excluded.failed,
                  images = s.images + excluded.images,
                  successful_images = s.successful_images + excluded.successful_images,
                  failed_images = s.failed_images + excluded.failed_images,
                  finished = s.finished + excluded.finished,
                  millis = s.millis + excluded.millis\
                """))
        .text("day", row -> row.getKey().day().toString())
        .text("kind", row -> row.getKey().kind())
        .uuid("configurationId", row -> configurationOf(row.getKey()))
        .number("jobs", figure(Figures::jobs))
        .number("completed", figure(Figures::completed))
        .number("failed", figure(Figures::failed))
        .number("images", figure(Figures::images))
        .number("successfulImages", figure(Figures::successfulImages))
        .number("failedImages", figure(Figures::failedImages))
        .number("finished", figure(Figures::finished))
        .number("millis", figure(Figures::millis))
        .bound()
        .bind("all", ALL)
        .execute();
  }

  static UUID configurationOf(Bucket bucket) {
    return bucket.configurationId() == null ? NONE : bucket.configurationId();
  }

  private static Function<Map.Entry<Bucket, Figures>, Long> figure(ToLongFunction<Figures> part) {
    return row -> part.applyAsLong(row.getValue());
  }

  static void addImages(Handle tx, List<Change<Image>> changes) {
    Tally tally = Tally.ofImages(changes);
    addCounts(tx, tally.images());
    CostTable.add(tx, List.copyOf(tally.costs().entrySet()));
  }

  static void addCounts(Handle tx, Map<ImageStatus, Integer> moved) {
    var rows = List.copyOf(moved.entrySet());
    if (rows.isEmpty()) {
      return;
    }
    new Columns<>(
            rows,
            tx.createUpdate(
                """
                insert into image_count as c (status, images)
                select * from unnest(:status, :images)
                on conflict (status) do update set images = c.images + excluded.images\
                """))
        .text("status", row -> LowerCaseEnums.nameOf(row.getKey()))
        .number("images", row -> (long) row.getValue())
        .bound()
        .execute();
  }
}
