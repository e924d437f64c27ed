package imagefactory.images.imaging;

import imagefactory.pixels.Bitmap;
import imagefactory.pixels.Grey;

/// A mild stretch of tones: the darkest and the brightest half percent move towards black and
/// white, by at most 20 of 255 levels each, all channels alike, so colours keep their hue and a
/// picture that uses its range stays as it is.
final class Enhancement {
  private static final double IGNORED = 0.005;
  private static final int MOST = 20;

  private Enhancement() {}

  static Bitmap apply(Bitmap source) {
    Range range = range(source);
    return range.whole() ? source : stretch(source, range);
  }

  /// The levels that a picture uses.
  record Range(int dark, int bright) {
    boolean whole() {
      return dark == 0 && bright == 255;
    }
  }

  static Range range(Bitmap source) {
    int[] histogram = histogram(Grey.of(source));
    int ignored = (int) (source.argb().length * IGNORED);
    int dark = 0;
    for (int seen = histogram[0]; seen <= ignored && dark < MOST; ) {
      seen += histogram[++dark];
    }
    int bright = 255;
    for (int seen = histogram[255]; seen <= ignored && bright > 255 - MOST; ) {
      seen += histogram[--bright];
    }
    return new Range(dark, bright);
  }

  private static int[] histogram(Grey grey) {
    int[] histogram = new int[256];
    for (int y = 0; y < grey.height(); y++) {
      for (int x = 0; x < grey.width(); x++) {
        histogram[grey.at(x, y)]++;
      }
    }
    return histogram;
  }

  private static Bitmap stretch(Bitmap source, Range range) {
    float gain = 255f / (range.bright() - range.dark());
    int[] levels = new int[256];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = Math.clamp(Math.round((i - range.dark()) * gain), 0, 255);
    }
    Bitmap enhanced = Bitmap.blank(source.width(), source.height());
    for (int i = 0; i < source.argb().length; i++) {
      int pixel = source.argb()[i];
      enhanced.argb()[i] =
          (pixel & 0xFF000000)
              | levels[pixel >> 16 & 0xFF] << 16
              | levels[pixel >> 8 & 0xFF] << 8
              | levels[pixel & 0xFF];
    }
    return enhanced;
  }
}
