package imagefactory.verdicts.verdict;

import static imagefactory.verdicts.verdict.Verdict.pass;
import static imagefactory.verdicts.verdict.Verdict.reject;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Providers answer with the nearest size they know; near enough is fine, another shape is not.
final class OrderedRatio implements Inspector {
  private final double tolerance;

  OrderedRatio(double tolerance) {
    this.tolerance = tolerance;
  }

  @Override
  public Sheet sheet() {
    return Sheet.of(
        "ratio",
        "width to height is as ordered, within the tolerance",
        String.format(Locale.ROOT, "at most %.1f %% off", tolerance * 100),
        "quality.checks.ratio",
        Map.of("tolerance", tolerance));
  }

  @Override
  public boolean wantedBy(Order order) {
    return order.checks().ratio() && order.aspectRatio() != null;
  }

  @Override
  public Verdict inspect(Order order, Measurements found) {
    String ordered = String.valueOf(order.aspectRatio());
    Optional<AspectRatio> ratio = AspectRatio.read(ordered);
    if (ratio.isEmpty()) {
      return reject(
          "unreadable_ratio",
          "the ordered aspect ratio %s cannot be read, expected width:height such as 16:9"
              .formatted(ordered));
    }
    double expected = ratio.get().value();
    double off = off(found.ratio(), expected);
    String measured =
        String.format(
            Locale.ROOT,
            "%d × %d is %.1f %% off %s, expected at most %.1f %%",
            found.width(),
            found.height(),
            Math.ceil(off * 1000) / 10,
            ordered,
            tolerance * 100);
    return off <= tolerance ? pass(measured) : reject("wrong_ratio", "wrong ratio: " + measured);
  }

  /// The same for too wide and too narrow; rounded, so that exactly the tolerance is within it.
  private static double off(double ratio, double expected) {
    double off = Math.max(ratio / expected, expected / ratio) - 1;
    return Math.round(off * 1e6) / 1e6;
  }
}
