package imagefactory.images.provider;

import imagefactory.images.provider.Options.UnfitException;
import imagefactory.pixels.Bitmap;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How wide a picture is for how high. Providers know a few shapes; what they make in the nearest
/// is cut to the one that was ordered.
public record Shape(int across, int down) {
  private static final Pattern RATIO = Pattern.compile("([1-9]\\d{0,4}):([1-9]\\d{0,4})");

  /// Less is not seen, and what rounding to whole pixels leaves.
  private static final double NEAR_ENOUGH = 0.01;

  public static Shape of(String ratio) throws UnfitException {
    Matcher sides = RATIO.matcher(ratio);
    if (!sides.matches()) {
      throw new UnfitException(
          "aspect_ratio_invalid", "expected a ratio like 16:9, found " + ratio);
    }
    return new Shape(Integer.parseInt(sides.group(1)), Integer.parseInt(sides.group(2)));
  }

  double value() {
    return (double) across / down;
  }

  /// Ratios that are written in code.
  static Shape known(String ratio) {
    try {
      return of(ratio);
    } catch (UnfitException e) {
      throw new IllegalArgumentException(e);
    }
  }

  String nearest(List<String> ratios) {
    return ratios.stream()
        .min(Comparator.comparingDouble(ratio -> off(known(ratio).value(), value())))
        .orElseThrow();
  }

  /// The same for too wide and too high.
  private static double off(double one, double other) {
    return Math.max(one / other, other / one) - 1;
  }

  /// The middle of the picture, or all of it where no ratio can be read.
  public static Bitmap cut(Bitmap picture, String ratio) {
    try {
      return of(ratio).cut(picture);
    } catch (UnfitException _) {
      return picture;
    }
  }

  Bitmap cut(Bitmap picture) {
    double found = (double) picture.width() / picture.height();
    if (off(found, value()) <= NEAR_ENOUGH) {
      return picture;
    }
    int width = found > value() ? side(picture.height() * value()) : picture.width();
    int height = found > value() ? picture.height() : side(picture.width() / value());
    return picture.crop(
        (picture.width() - width) / 2, (picture.height() - height) / 2, width, height);
  }

  private static int side(double pixels) {
    return Math.max(1, (int) Math.round(pixels));
  }
}
