package imagefactory.verdicts.verdict;

/// The thresholds of the inspectors, the same for every job.
///
/// @param ratioTolerance how far the ratio may be off, 0.05 for 5 %
/// @param leastSide pixels of the shorter side
/// @param leastBrightnessVariation the standard deviation of brightness (0 to 255) from which a
///   picture is not blank
/// @param mostClipped the share of pixels that may be pure white, or pure black
/// @param leastSharpness the variance of the Laplacian from which a picture is not blurred
/// @param duplicateBits in how many of 64 bits pictures differ at most that look the same
/// @param duplicateShade and by how many levels of brightness (0 to 255) their tiles do on average
public record Rules(
    double ratioTolerance,
    int leastSide,
    double leastBrightnessVariation,
    double mostClipped,
    double leastSharpness,
    int duplicateBits,
    double duplicateShade) {
  /// As far as the index of prints finds what is alike: one of its four bands is then equal.
  public static final int MOST_DUPLICATE_BITS = 3;

  public Rules {
    expect(
        ratioTolerance >= 0 && ratioTolerance < 1, "a ratio tolerance of 0 to 1", ratioTolerance);
    expect(leastSide >= 1, "a least side of 1 or more", leastSide);
    expect(
        leastBrightnessVariation >= 0 && leastBrightnessVariation <= 127.5,
        "a brightness variation of 0 to 127.5",
        leastBrightnessVariation);
    expect(mostClipped >= 0 && mostClipped <= 1, "a clipped share of 0 to 1", mostClipped);
    expect(leastSharpness >= 0, "a sharpness of 0 or more", leastSharpness);
    expect(
        duplicateBits >= 0 && duplicateBits <= MOST_DUPLICATE_BITS,
        "0 to %d bits between duplicates".formatted(MOST_DUPLICATE_BITS),
        duplicateBits);
    expect(
        duplicateShade >= 0 && duplicateShade <= 255,
        "a shade of 0 to 255 between duplicates",
        duplicateShade);
  }

  private static void expect(boolean met, String expected, Number found) {
    if (!met) {
      throw new IllegalArgumentException("expected %s, found %s".formatted(expected, found));
    }
  }
}
