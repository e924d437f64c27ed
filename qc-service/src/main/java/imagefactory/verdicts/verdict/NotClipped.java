package imagefactory.verdicts.verdict;

import static imagefactory.verdicts.verdict.Verdict.pass;
import static imagefactory.verdicts.verdict.Verdict.reject;

import java.util.Locale;
import java.util.Map;

/// Burnt out, or drowned in black: what was there is lost at one end of the scale. Only one end
/// counts, since a drawing in black and white has lost nothing.
final class NotClipped implements Inspector {
  private final double mostClipped;

  NotClipped(double mostClipped) {
    this.mostClipped = mostClipped;
  }

  @Override
  public Sheet sheet() {
    return Sheet.of(
        "clipping",
        "the picture is not lost in pure white or pure black",
        "at most %s of the pixels are white, and as many black".formatted(percent(mostClipped)),
        "quality.checks.blank",
        Map.of("mostClipped", mostClipped));
  }

  @Override
  public boolean wantedBy(Order order) {
    return order.checks().blank();
  }

  @Override
  public Verdict inspect(Order order, Measurements found) {
    boolean white = found.looks().white() >= found.looks().black();
    double clipped = white ? found.looks().white() : found.looks().black();
    String measured =
        "%s of the pixels are pure %s, expected at most %s"
            .formatted(percent(clipped), white ? "white" : "black", percent(mostClipped));
    return clipped <= mostClipped ? pass(measured) : reject("clipped", "clipped: " + measured);
  }

  /// Rounded up, so that nobody reads "98.0 %, expected at most 98.0 %".
  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", Math.ceil(Math.round(share * 1e6) / 1e3) / 10);
  }
}
