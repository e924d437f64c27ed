package imagefactory.pixels;

/// The brightness of a picture, 0 to 255 per pixel, as it looks on white paper.
public final class Grey {
  private final int width;
  private final int height;
  private final byte[] levels;

  private Grey(int width, int height, byte[] levels) {
    this.width = width;
    this.height = height;
    this.levels = levels;
  }

  public static Grey of(Bitmap bitmap) {
    int width = bitmap.width();
    byte[] levels = new byte[bitmap.argb().length];
    Luma luma = new Luma(bitmap);
    for (int y = 0; y < bitmap.height(); y++) {
      int[] row = luma.row(y);
      for (int x = 0; x < width; x++) {
        levels[y * width + x] = (byte) row[x];
      }
    }
    return new Grey(width, bitmap.height(), levels);
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

  public Spread spread() {
    Tones.Tally tally = new Tones.Tally();
    int[] row = new int[width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        row[x] = at(x, y);
      }
      tally.add(row);
    }
    return tally.tones().spread();
  }

  /// How bright a picture is on average, and how much that varies: 0 is one flat tone.
  public record Spread(double mean, double standardDeviation) {}
}
