package imagefactory.images.imaging;

import imagefactory.pixels.Bitmap;

/// Lays a picture over an opaque colour.
final class Flattening {
  private Flattening() {}

  static Bitmap apply(Bitmap source, int background) {
    if (source.opaque()) {
      return source;
    }
    Bitmap flat = Bitmap.blank(source.width(), source.height());
    for (int i = 0; i < source.argb().length; i++) {
      int pixel = source.argb()[i];
      int alpha = pixel >>> 24;
      flat.argb()[i] =
          0xFF000000
              | over(pixel, background, alpha, 16)
              | over(pixel, background, alpha, 8)
              | over(pixel, background, alpha, 0);
    }
    return flat;
  }

  private static int over(int pixel, int background, int alpha, int shift) {
    int above = pixel >> shift & 0xFF;
    int below = background >> shift & 0xFF;
    return ((above * alpha + below * (255 - alpha) + 127) / 255) << shift;
  }
}
