package imagefactory.pixels;

/// Makes a picture smaller by averaging: every source pixel counts by the area it covers.
public final class Resize {
  private Resize() {}

  /// The picture at this width, its height in proportion; never enlarged.
  public static Bitmap toWidth(Bitmap source, int width) {
    if (width >= source.width()) {
      return source;
    }
    int height = Math.max(1, Math.round(source.height() * (width / (float) source.width())));
    return vertically(horizontally(source, width), height);
  }

  private static Bitmap horizontally(Bitmap source, int width) {
    Bitmap target = Bitmap.blank(width, source.height());
    for (int y = 0; y < source.height(); y++) {
      average(source, y * source.width(), 1, source.width(), target, y * width, 1, width);
    }
    return target;
  }

  private static Bitmap vertically(Bitmap source, int height) {
    Bitmap target = Bitmap.blank(source.width(), height);
    for (int x = 0; x < source.width(); x++) {
      average(source, x, source.width(), source.height(), target, x, source.width(), height);
    }
    return target;
  }

  /// One line of `from` pixels becomes one of `to` pixels; colours weigh by their opacity.
  private static void average(
      Bitmap source, int start, int stride, int from, Bitmap target, int at, int step, int to) {
    double scale = from / (double) to;
    for (int i = 0; i < to; i++) {
      double begin = i * scale;
      double end = Math.min(from, begin + scale);
      double alpha = 0;
      double red = 0;
      double green = 0;
      double blue = 0;
      for (int j = (int) begin; j < end; j++) {
        double covered = Math.min(end, j + 1) - Math.max(begin, j);
        int pixel = source.argb()[start + j * stride];
        double weight = covered * (pixel >>> 24);
        alpha += weight;
        red += weight * (pixel >> 16 & 0xFF);
        green += weight * (pixel >> 8 & 0xFF);
        blue += weight * (pixel & 0xFF);
      }
      target.argb()[at + i * step] =
          alpha == 0
              ? 0
              : round(alpha / (end - begin)) << 24
                  | round(red / alpha) << 16
                  | round(green / alpha) << 8
                  | round(blue / alpha);
    }
  }

  private static int round(double value) {
    return Math.clamp(Math.round(value), 0, 255);
  }
}
