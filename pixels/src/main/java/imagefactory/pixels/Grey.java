package imagefactory.pixels;

/// The brightness of a picture, 0 to 255 per pixel, as it looks on white paper.
public final class Grey {
  private static final int WHITE = 0xFF;

  private final int width;
  private final int height;
  private final byte[] levels;

  Grey(int width, int height, byte[] levels) {
    this.width = width;
    this.height = height;
    this.levels = levels;
  }

  /// Rec. 709 weights in 16-bit fixed point; the transparent counts as white.
  public static Grey of(Bitmap bitmap) {
    int[] argb = bitmap.argb();
    byte[] levels = new byte[argb.length];
    for (int i = 0; i < argb.length; i++) {
      levels[i] = (byte) luma(argb[i]);
    }
    if (!bitmap.opaque()) {
      onWhitePaper(argb, levels);
    }
    return new Grey(bitmap.width(), bitmap.height(), levels);
  }

  private static int luma(int pixel) {
    int red = pixel >> 16 & 0xFF;
    int green = pixel >> 8 & 0xFF;
    int blue = pixel & 0xFF;
    return (13_933 * red + 46_871 * green + 4_732 * blue + 0x8000) >> 16;
  }

  private static void onWhitePaper(int[] argb, byte[] levels) {
    for (int i = 0; i < argb.length; i++) {
      int alpha = argb[i] >>> 24;
      levels[i] = (byte) (((levels[i] & 0xFF) * alpha + WHITE * (255 - alpha) + 127) / 255);
    }
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  public int at(int x, int y) {
    return levels[y * width + x] & 0xFF;
  }

  /// Row by row, shared: nobody writes into it.
  byte[] levels() {
    return levels;
  }

  public Spread spread() {
    return Tones.of(this).spread();
  }

  /// How bright a picture is on average, and how much that varies: 0 is one flat tone.
  public record Spread(double mean, double standardDeviation) {}
}
