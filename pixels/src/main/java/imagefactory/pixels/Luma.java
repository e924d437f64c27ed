package imagefactory.pixels;

/// How bright the pixels of a picture are, 0 to 255, as they look on white paper; a row at a time,
/// so that it is still in the processor's cache when others look at it.
///
/// Loops of arithmetic alone over whole arrays: the compiler turns them into instructions for many
/// pixels at once, which it does not where one array is read at another place than is written.
final class Luma {
  private static final int WHITE = 0xFF;

  private final Bitmap bitmap;
  private final int[] pixels;
  private final int[] levels;

  Luma(Bitmap bitmap) {
    this.bitmap = bitmap;
    this.pixels = new int[bitmap.width()];
    this.levels = new int[bitmap.width()];
  }

  /// Good until the next row is asked for.
  int[] row(int y) {
    System.arraycopy(bitmap.argb(), y * bitmap.width(), pixels, 0, bitmap.width());
    boolean opaque = weigh(pixels, levels) >>> 24 == 0;
    if (!opaque) {
      onWhitePaper(pixels, levels);
    }
    return levels;
  }

  /// Rec. 709 weights in 16-bit fixed point; the answer has the bits that any pixel lacks.
  private static int weigh(int[] argb, int[] levels) {
    int missing = 0;
    for (int x = 0; x < argb.length; x++) {
      int pixel = argb[x];
      int red = pixel >> 16 & 0xFF;
      int green = pixel >> 8 & 0xFF;
      int blue = pixel & 0xFF;
      levels[x] = (13_933 * red + 46_871 * green + 4_732 * blue + 0x8000) >> 16;
      missing |= ~pixel;
    }
    return missing;
  }

  private static void onWhitePaper(int[] argb, int[] levels) {
    for (int x = 0; x < argb.length; x++) {
      int alpha = argb[x] >>> 24;
      levels[x] = (levels[x] * alpha + WHITE * (255 - alpha) + 127) / 255;
    }
  }
}
