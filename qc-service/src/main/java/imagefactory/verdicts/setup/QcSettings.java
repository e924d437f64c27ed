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
