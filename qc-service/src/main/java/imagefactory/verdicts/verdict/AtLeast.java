package imagefactory.verdicts.verdict;

import static imagefactory.verdicts.verdict.Verdict.pass;
import static imagefactory.verdicts.verdict.Verdict.reject;

import imagefactory.contracts.Settings.Checks;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/// Of something there must be enough.
///
/// @param code what a picture is that has not
/// @param named how the figure is called where it is told
record AtLeast(
    Sheet sheet,
    Predicate<Checks> wanted,
    ToDoubleFunction<Looks> measured,
    double least,
    String code,
    String named)
    implements Inspector {

  /// A provider in trouble, or a filter, sends one flat tone with all the right sizes.
  static AtLeast notBlank(double leastVariation) {
    return new AtLeast(
        Sheet.of(
            "blank",
            "the picture is more than one flat tone: its brightness varies",
            "brightness (0 to 255) varies by at least " + told(leastVariation),
            "quality.checks.blank",
            Map.of("leastVariation", leastVariation)),
        Checks::blank,
        Looks::brightnessVariation,
        leastVariation,
        "blank",
        "brightness varies by");
  }

  /// A picture without a sharp place anywhere was taken from too small a one, or never finished.
  static AtLeast notBlurred(double leastSharpness) {
    return new AtLeast(
        Sheet.of(
            "blur",
            "somewhere in the picture are edges: the variance of its Laplacian, at 512 pixels",
            "the sharpest sixteenth has a sharpness of at least " + told(leastSharpness),
            "quality.checks.blur",
            Map.of("leastSharpness", leastSharpness)),
        Checks::blur,
        Looks::sharpness,
        leastSharpness,
        "blurred",
        "sharpness");
  }

  @Override
  public boolean wantedBy(Order order) {
    return wanted.test(order.checks());
  }

  @Override
  public Verdict inspect(Order order, Measurements found) {
    double figure = measured.applyAsDouble(found.looks());
    // Rounded down, so that nobody reads "varies by 2.0, expected at least 2.0".
    String said =
        "%s %s, expected at least %s"
            .formatted(named, told(Math.floor(figure * 10) / 10), told(least));
    return figure >= least ? pass(said) : reject(code, code + ": " + said);
  }

  private static String told(double figure) {
    return String.format(Locale.ROOT, "%.1f", figure);
  }
}
