package imagefactory.images.imaging;

import imagefactory.pixels.Bitmap;
import java.util.Optional;

/// Cuts a picture to what can be seen of it.
final class Trimming {
  private Trimming() {}

  /// The same bitmap where nothing can be cut; empty where nothing can be seen.
  static Optional<Bitmap> apply(Bitmap source) {
    int left = source.width();
    int top = source.height();
    int right = -1;
    int bottom = -1;
    for (int y = 0; y < source.height(); y++) {
      for (int x = 0; x < source.width(); x++) {
        if (source.at(x, y) >>> 24 != 0) {
          left = Math.min(left, x);
          right = Math.max(right, x);
          top = Math.min(top, y);
          bottom = y;
        }
      }
    }
    if (right < 0) {
      return Optional.empty();
    }
    int width = right - left + 1;
    int height = bottom - top + 1;
    boolean whole = width == source.width() && height == source.height();
    return Optional.of(whole ? source : source.crop(left, top, width, height));
  }
}
