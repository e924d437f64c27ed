package imagefactory.history.api;

import imagefactory.history.store.StatisticsQueries.Day;
import imagefactory.history.timeline.Tally.Figures;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Sums over jobs, and the same for each day (UTC) on which one began. `averageJobDuration` is in
/// milliseconds, over jobs that completed or failed.
@Schema(name = "Statistics")
record StatisticsView(
    long totalJobs,
    long completedJobs,
    long failedJobs,
    long totalImages,
    long successfulImages,
    long failedImages,
    long averageJobDuration,
    List<DayView> days) {

  /// The sums of one day.
  @Schema(name = "StatisticsOfDay")
  record DayView(
      LocalDate day,
      long totalJobs,
      long completedJobs,
      long failedJobs,
      long totalImages,
      long successfulImages,
      long failedImages,
      long averageJobDuration) {
    static DayView of(Day day) {
      Figures f = day.figures();
      return new DayView(
          day.day(),
          f.jobs(),
          f.completed(),
          f.failed(),
          f.images(),
          f.successfulImages(),
          f.failedImages(),
          average(f));
    }
  }

  static StatisticsView of(List<Day> days) {
    Figures sum = Figures.sum(days.stream().map(Day::figures).toList());
    return new StatisticsView(
        sum.jobs(),
        sum.completed(),
        sum.failed(),
        sum.images(),
        sum.successfulImages(),
        sum.failedImages(),
        average(sum),
        days.stream().map(DayView::of).toList());
  }

  private static long average(Figures figures) {
    return figures.finished() == 0 ? 0 : figures.millis() / figures.finished();
  }
}
