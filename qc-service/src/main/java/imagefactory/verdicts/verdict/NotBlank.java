package imagefactory.verdicts.verdict;

import static imagefactory.verdicts.verdict.Verdict.pass;
import static imagefactory.verdicts.verdict.Verdict.reject;

import java.util.Locale;
import java.util.Map;

/// A provider in trouble, or a filter, sends one flat tone with all the right sizes.
final class NotBlank implements Inspector {
  private final double leastVariation;

  NotBlank(double leastVariation) {
    this.leastVariation = leastVariation;
  }

  @Override
  public Sheet sheet() {
    return new Sheet(
        "blank",
        "the picture is more than one flat tone: its brightness varies",
        true,
        "quality.checks.blank",
        Map.of("leastVariation", leastVariation));
  }

  @Override
  public boolean wantedBy(Order order) {
    return order.checks().blank();
  }

  @Override
  public Verdict inspect(Order order, Measurements found) {
    double variation = found.brightnessVariation();
    // Rounded down, so that nobody reads "varies by 2.0, expected at least 2.0".
    String measured =
        String.format(
            Locale.ROOT,
            "brightness varies by %.1f, expected at least %.1f",
            Math.floor(variation * 10) / 10,
            leastVariation);
    return variation >= leastVariation ? pass(measured) : reject("blank", "blank: " + measured);
  }
}
