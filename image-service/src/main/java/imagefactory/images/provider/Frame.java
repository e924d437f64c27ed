package imagefactory.images.provider;

import imagefactory.images.provider.Options.UnfitException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A picture's size in pixels: the longer side is given, the ratio makes the other.
record Frame(int width, int height) {
  static final int SMALLEST = 64;
  static final int LARGEST = 2048;
  static final int STANDARD = 1024;

  /// The shorter side has something to show, too.
  private static final int SHORTEST = 16;

  private static final Pattern RATIO = Pattern.compile("([1-9]\\d{0,4}):([1-9]\\d{0,4})");

  static Frame of(int size, String aspectRatio) throws UnfitException {
    Matcher ratio = RATIO.matcher(aspectRatio);
    if (!ratio.matches()) {
      throw new UnfitException(
          "aspect_ratio_invalid", "expected a ratio like 16:9, found " + aspectRatio);
    }
    int across = Integer.parseInt(ratio.group(1));
    int down = Integer.parseInt(ratio.group(2));
    int shorter = Math.round(size * (float) Math.min(across, down) / Math.max(across, down));
    if (shorter < SHORTEST) {
      throw new UnfitException(
          "aspect_ratio_invalid",
          "expected both sides of %d pixels or more, found %d at %s with size %d"
              .formatted(SHORTEST, shorter, aspectRatio, size));
    }
    return across >= down ? new Frame(size, shorter) : new Frame(shorter, size);
  }
}
