package imagefactory.pixels;

/// The brightness of a picture, 0 to 255 per pixel, as it looks on white paper.
public final class Grey {
  private static final int WHITE = 0xFF;

  private final int width;
  private final int height;
  private final byte[] levels;

  private Grey(int width, int height, byte[] levels) {
    this.width = width;
    this.height = height;
    this.levels = levels;
  }

  /// Rec. 709 weights in 16-bit fixed point; the transparent counts as white.
  public static Grey of(Bitmap bitmap) {
    int[] argb = bitmap.argb();
    byte[] levels = new byte[argb.length];
    for (int i = 0; i < argb.length; i++) {
      int pixel = argb[i];
      int red = pixel >> 16 & 0xFF;
      int green = pixel >> 8 & 0xFF;
      int blue = pixel & 0xFF;
      int luma = (13_933 * red + 46_871 * green + 4_732 * blue + 0x8000) >> 16;
      int alpha = pixel >>> 24;
      levels[i] = (byte) ((luma * alpha + WHITE * (255 - alpha) + 127) / 255);
    }
    return new Grey(bitmap.width(), bitmap.height(), levels);
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

  /// Mean and standard deviation in one pass; sums of integers, so exact.
  public Spread spread() {
    long sum = 0;
    long squares = 0;
    for (byte level : levels) {
      int value = level & 0xFF;
      sum += value;
      squares += (long) value * value;
    }
    double mean = sum / (double) levels.length;
    double variance = squares / (double) levels.length - mean * mean;
    return new Spread(mean, Math.sqrt(Math.max(0, variance)));
  }

  /// How bright a picture is on average, and how much that varies: 0 is one flat tone.
  public record Spread(double mean, double standardDeviation) {}
}
