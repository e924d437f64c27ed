package imagefactory.pixels;

/// How alike two pictures are, in decibels; colours count by their opacity.
final class Psnr {
  private Psnr() {}

  static double between(Bitmap one, Bitmap other) {
    if (one.width() != other.width() || one.height() != other.height()) {
      throw new AssertionError(
          "expected pictures of one size, found %d × %d and %d × %d"
              .formatted(one.width(), one.height(), other.width(), other.height()));
    }
    double squares = 0;
    for (int i = 0; i < one.argb().length; i++) {
      for (int shift = 0; shift <= 24; shift += 8) {
        int difference = level(one.argb()[i], shift) - level(other.argb()[i], shift);
        squares += (double) difference * difference;
      }
    }
    return squares == 0
        ? Double.POSITIVE_INFINITY
        : 10 * Math.log10(255.0 * 255 * 3 * one.argb().length / squares);
  }

  private static int level(int pixel, int shift) {
    int alpha = pixel >>> 24;
    return shift == 24 ? alpha : (pixel >> shift & 0xFF) * alpha / 255;
  }
}
