package imagefactory.images.imaging;

import imagefactory.pixels.Bitmap;

/// Colours times their opacity, and back: neighbours then count by how much of them is seen.
final class Alpha {
  private Alpha() {}

  static Bitmap multiplied(Bitmap source) {
    Bitmap target = Bitmap.blank(source.width(), source.height());
    for (int i = 0; i < source.argb().length; i++) {
      int pixel = source.argb()[i];
      int alpha = pixel >>> 24;
      target.argb()[i] =
          alpha << 24
              | multiplied(pixel >> 16 & 0xFF, alpha) << 16
              | multiplied(pixel >> 8 & 0xFF, alpha) << 8
              | multiplied(pixel & 0xFF, alpha);
    }
    return target;
  }

  /// Nothing is left of the colour of what is wholly transparent.
  static Bitmap unmultiplied(Bitmap source) {
    Bitmap target = Bitmap.blank(source.width(), source.height());
    for (int i = 0; i < source.argb().length; i++) {
      int pixel = source.argb()[i];
      int alpha = pixel >>> 24;
      if (alpha > 0) {
        target.argb()[i] =
            alpha << 24
                | divided(pixel >> 16 & 0xFF, alpha) << 16
                | divided(pixel >> 8 & 0xFF, alpha) << 8
                | divided(pixel & 0xFF, alpha);
      }
    }
    return target;
  }

  private static int multiplied(int level, int alpha) {
    return level * alpha / 255;
  }

  private static int divided(int level, int alpha) {
    return Math.min(255, level * 255 / alpha);
  }
}
