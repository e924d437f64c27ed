package imagefactory.verdicts.verdict;

/// The thresholds of the inspectors, the same for every job.
///
/// @param ratioTolerance how far the ratio may be off, 0.05 for 5 %
/// @param leastBrightnessVariation the standard deviation of brightness (0 to 255) from which a
///   picture is not blank
public record Rules(double ratioTolerance, double leastBrightnessVariation) {
  public Rules {
    if (!(ratioTolerance >= 0 && ratioTolerance < 1)) {
      throw new IllegalArgumentException(
          "expected a ratio tolerance of 0 to 1, found " + ratioTolerance);
    }
    if (!(leastBrightnessVariation >= 0 && leastBrightnessVariation <= 127.5)) {
      throw new IllegalArgumentException(
          "expected a brightness variation of 0 to 127.5, found " + leastBrightnessVariation);
    }
  }
}
