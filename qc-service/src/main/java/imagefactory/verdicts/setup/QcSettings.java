package imagefactory.verdicts.setup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Thresholds and limits of this service, the same for every job. Each default says why.
@ConfigMapping(prefix = "factory.qc")
public interface QcSettings {
  /// How many files are looked at together. Two keep two cores busy; more would only wait.
  @WithDefault("2")
  int workers();

  /// Reading and judging one file is tried so often; then there is a verdict without a look.
  @WithDefault("5")
  int attempts();

  /// Providers round to sizes they know: 4:3 becomes 1152 × 896, 3.7 % off. The nearest shapes that
  /// people tell apart, 5:4 and 4:3, are 6.7 % from each other.
  @WithDefault("0.05")
  double ratioTolerance();

  /// Standard deviation of brightness (0 to 255). 2.0 is a gradient over 7 of 256 levels, which an
  /// eye takes for one tone. One tone has 0, also as a jpg; a white sheet with a single hairline
  /// 3.6, a night with a star in every 2000 pixels 5.7, the quietest of our paintings 27.
  @WithDefault("2.0")
  double leastBrightnessVariation();

  /// Less is a placeholder; our painter's smallest picture is 64 × 16.
  @WithDefault("16")
  int leastSide();

  /// The share of pixels, 0 to 1, that may be pure white, or pure black. A thing cut out on white
  /// has 0.95 of it at most, our paintings 0.17; what was burnt out until nothing is left has 0.99.
  @WithDefault("0.98")
  double mostClipped();

  /// Variance of the Laplacian, in a copy whose longer side is 512, of its sharpest sixteenth. Our
  /// softest paintings, fog and dunes, have 12 and more; the sharpest of them has 3.5 when it is
  /// blurred by a radius of 0.6 % of its side, and what is blurred more comes near 2, which is the
  /// rounding to 256 levels.
  @WithDefault("5.0")
  double leastSharpness();

  /// In how many of 64 bits of pHash, and of dHash, pictures differ at most that look the same: 0
  /// to 3. Copies that were scaled or compressed differ in 0 to 2. Of 159,600 pairs of paintings of
  /// one prompt, 3 do, too: their composition is the same.
  @WithDefault("3")
  int duplicateBits();

  /// By how many of 256 levels 8 × 8 tiles of such pictures differ at most, on average. Copies
  /// differ by 0.8 at most, those 3 pairs by 4.4 at least.
  @WithDefault("2.5")
  double duplicateShade();

  @WithDefault("33554432")
  long maxBytes();

  /// 4096 × 4096. Decoding takes 8 bytes a pixel at its height, and the service has 256 MB.
  @WithDefault("16777216")
  long maxPixels();

  @WithDefault("16384")
  int maxSide();

  /// Larger pictures are looked at one at a time.
  @WithDefault("4194304")
  long smallPixels();
}
