package imagefactory.pixels;

/// How much the brightness of a picture bends: the variance of its Laplacian. What is blurred has
/// no edges, and hardly bends anywhere.
public final class Sharpness {
  /// Pictures are looked at in one size, or a larger copy of the same would be less sharp.
  public static final int SIDE = 512;

  /// Across and down: of a picture with a soft background its sharpest part tells.
  private static final int TILES = 4;

  private Sharpness() {}

  /// Of the sharpest sixteenth of the picture.
  public static double of(Grey picture) {
    Grey grey = Shrink.toLongerSide(picture, SIDE);
    double sharpest = 0;
    for (int row = 0; row < TILES; row++) {
      int top = 1 + row * (grey.height() - 2) / TILES;
      int bottom = 1 + (row + 1) * (grey.height() - 2) / TILES;
      for (int column = 0; column < TILES; column++) {
        int left = 1 + column * (grey.width() - 2) / TILES;
        int right = 1 + (column + 1) * (grey.width() - 2) / TILES;
        sharpest = Math.max(sharpest, variance(grey, left, top, right, bottom));
      }
    }
    return sharpest;
  }

  /// Sums of integers, so exact. The pixels at the picture's rim have no neighbours to bend to.
  private static double variance(Grey grey, int left, int top, int right, int bottom) {
    int width = grey.width();
    byte[] levels = grey.levels();
    long sum = 0;
    long squares = 0;
    for (int y = top; y < bottom; y++) {
      for (int i = y * width + left; i < y * width + right; i++) {
        int bend =
            (levels[i - 1] & 0xFF)
                + (levels[i + 1] & 0xFF)
                + (levels[i - width] & 0xFF)
                + (levels[i + width] & 0xFF)
                - 4 * (levels[i] & 0xFF);
        sum += bend;
        squares += (long) bend * bend;
      }
    }
    int pixels = Math.max(0, right - left) * Math.max(0, bottom - top);
    if (pixels == 0) {
      return 0;
    }
    double mean = sum / (double) pixels;
    return Math.max(0, squares / (double) pixels - mean * mean);
  }
}
