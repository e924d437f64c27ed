package imagefactory.verdicts.verdict;

/// What was seen when the file was looked at. `brightnessVariation` is the standard deviation of
/// the brightness, which goes from 0 to 255.
public record Measurements(String sha256, int width, int height, double brightnessVariation) {
  public double ratio() {
    return width / (double) height;
  }
}
