package imagefactory.verdicts.api;

import imagefactory.verdicts.Standings.Paid;
import imagefactory.verdicts.Standings.Standing;
import imagefactory.verdicts.verdict.Sheet;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An inspector as clients see it. Only the vision judge is paid; the others are free.
public record InspectorView(
    String name,
    String checks,
    String expects,
    boolean on,
    boolean onByDefault,
    @Nullable String setting,
    Map<String, Double> thresholds,
    @Nullable PaidView paid) {

  /// By all replicas together; today is UTC's.
  public record PaidView(
      long imagesToday, BigDecimal costToday, long imagesSoFar, BigDecimal costSoFar) {
    static PaidView of(Paid paid) {
      return new PaidView(
          paid.today().images(), paid.today().cost(), paid.soFar().images(), paid.soFar().cost());
    }
  }

  static InspectorView of(Standing standing) {
    Sheet sheet = standing.sheet();
    return new InspectorView(
        sheet.name(),
        sheet.checks(),
        sheet.expects(),
        sheet.on(),
        sheet.onByDefault(),
        sheet.setting(),
        sheet.thresholds(),
        standing.paid().map(PaidView::of).orElse(null));
  }
}
