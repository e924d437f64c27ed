package imagefactory.pixels;

import java.util.Arrays;

/// How much the brightness of a picture bends: the variance of its Laplacian. What is blurred has
/// no edges, and hardly bends anywhere.
public final class Sharpness {
  /// Across and down: of a picture with a soft background its sharpest part tells.
  private static final int TILES = 4;

  private final Miniature grey;
  private final int inner;
  private final int[] above;
  private final int[] here;
  private final int[] below;
  private final int[] left;
  private final int[] right;
  private final int[] sums;
  private final int[] squares;

  private Sharpness(Miniature grey) {
    this.grey = grey;
    this.inner = Math.max(0, grey.width() - 2);
    this.above = new int[inner];
    this.here = new int[inner];
    this.below = new int[inner];
    this.left = new int[inner];
    this.right = new int[inner];
    this.sums = new int[inner];
    this.squares = new int[inner];
  }

  /// Of the sharpest sixteenth of the picture. A column of squares fits an int up to 8,000 rows.
  public static double of(Miniature picture) {
    return new Sharpness(picture).sharpest();
  }

  private double sharpest() {
    int rows = Math.max(0, grey.height() - 2);
    double sharpest = 0;
    for (int tile = 0; tile < TILES; tile++) {
      int top = 1 + tile * rows / TILES;
      int bottom = 1 + (tile + 1) * rows / TILES;
      Arrays.fill(sums, 0);
      Arrays.fill(squares, 0);
      for (int y = top; y < bottom; y++) {
        copy(y - 1, 1, above);
        copy(y, 1, here);
        copy(y + 1, 1, below);
        copy(y, 0, left);
        copy(y, 2, right);
        bend(left, right, above, below, here, sums, squares);
      }
      sharpest = Math.max(sharpest, sharpestAcross(bottom - top));
    }
    return sharpest;
  }

  private void copy(int y, int x, int[] target) {
    System.arraycopy(grey.levels(), y * grey.width() + x, target, 0, inner);
  }

  /// Summed by columns, in a loop of arithmetic alone over whole arrays (see [Luma]). The pixels at
  /// the picture's rim have no neighbours to bend to.
  private static void bend(
      int[] left, int[] right, int[] above, int[] below, int[] here, int[] sums, int[] squares) {
    for (int x = 0; x < sums.length; x++) {
      int bend = left[x] + right[x] + above[x] + below[x] - 4 * here[x];
      sums[x] += bend;
      squares[x] += bend * bend;
    }
  }

  private double sharpestAcross(int rows) {
    double sharpest = 0;
    for (int tile = 0; tile < TILES; tile++) {
      int from = tile * inner / TILES;
      int to = (tile + 1) * inner / TILES;
      sharpest = Math.max(sharpest, variance(from, to, (long) rows * (to - from)));
    }
    return sharpest;
  }

  /// Sums of integers, so exact.
  private double variance(int from, int to, long pixels) {
    if (pixels == 0) {
      return 0;
    }
    long sum = 0;
    long square = 0;
    for (int x = from; x < to; x++) {
      sum += sums[x];
      square += squares[x];
    }
    double mean = sum / (double) pixels;
    return Math.max(0, square / (double) pixels - mean * mean);
  }
}
