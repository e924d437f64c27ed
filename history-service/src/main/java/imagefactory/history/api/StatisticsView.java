package imagefactory.history.api;

import imagefactory.history.store.SpendingQueries.Payment;
import imagefactory.history.store.Spread;
import imagefactory.history.store.StatisticsQueries.Day;
import imagefactory.history.timeline.Tally.Figures;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Sums over jobs, and the same for each day (UTC) on which one began. Durations are in
/// milliseconds, over jobs that completed or failed. `successRate` is that of images, from 0 to 1.
@Schema(name = "Statistics")
record StatisticsView(
    long totalJobs,
    long completedJobs,
    long failedJobs,
    long totalImages,
    long successfulImages,
    long failedImages,
    double successRate,
    long averageJobDuration,
    DurationsView durations,
    List<CostView> costs,
    List<DayView> days) {

  /// So many jobs took no longer, within 5 %.
  @Schema(name = "Durations")
  record DurationsView(long p50, long p90, long p99) {
    static DurationsView of(Spread spread) {
      return new DurationsView(spread.at(0.5), spread.at(0.9), spread.at(0.99));
    }
  }

  /// What a provider was paid for the images that were ordered on the days of the range.
  @Schema(name = "ProviderCost")
  record CostView(String provider, long images, BigDecimal cost) {
    static List<CostView> of(List<Payment> payments) {
      Map<String, CostView> sums = new TreeMap<>();
      for (Payment each : payments) {
        sums.merge(
            each.provider(),
            new CostView(each.provider(), each.images(), each.cost()),
            CostView::plus);
      }
      return List.copyOf(sums.values());
    }

    private CostView plus(CostView more) {
      return new CostView(provider, images + more.images, cost.add(more.cost));
    }
  }

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
      double successRate,
      long averageJobDuration,
      DurationsView durations,
      List<CostView> costs) {
    static DayView of(Day day, List<Payment> payments) {
      Figures f = day.figures();
      return new DayView(
          day.day(),
          f.jobs(),
          f.completed(),
          f.failed(),
          f.images(),
          f.successfulImages(),
          f.failedImages(),
          rateOf(f),
          average(f),
          DurationsView.of(day.spread()),
          CostView.of(payments.stream().filter(p -> p.day().equals(day.day())).toList()));
    }
  }

  static StatisticsView of(List<Day> days, List<Payment> payments) {
    Figures sum = Figures.sum(days.stream().map(Day::figures).toList());
    return new StatisticsView(
        sum.jobs(),
        sum.completed(),
        sum.failed(),
        sum.images(),
        sum.successfulImages(),
        sum.failedImages(),
        rateOf(sum),
        average(sum),
        DurationsView.of(Spread.sum(days.stream().map(Day::spread).toList())),
        CostView.of(payments),
        days.stream().map(day -> DayView.of(day, payments)).toList());
  }

  private static double rateOf(Figures figures) {
    long ended = figures.successfulImages() + figures.failedImages();
    return ended == 0 ? 0 : (double) figures.successfulImages() / ended;
  }

  private static long average(Figures figures) {
    return figures.finished() == 0 ? 0 : figures.millis() / figures.finished();
  }
}
