package imagefactory.pixels;

import java.util.Arrays;

/// Makes a plane of brightness smaller by averaging: every pixel counts by the area it covers. Rows
/// are taken in their order from the top, each once, so that nobody needs to hold all of them.
final class Shrink {
  private final Spans across;
  private final Spans down;
  private final float[] sums;
  private final int[] levels;
  private int y;

  Shrink(int fromWidth, int fromHeight, int toWidth, int toHeight) {
    this.across = Spans.divide(fromWidth, toWidth);
    this.down = Spans.divide(fromHeight, toHeight);
    this.sums = new float[fromWidth];
    this.levels = new int[toWidth * toHeight];
  }

  /// The longer side at most this long, the other in proportion; never enlarged.
  static Shrink toLongerSide(int width, int height, int side) {
    double scale = Math.min(1, side / (double) Math.max(width, height));
    return new Shrink(width, height, scaled(width, scale), scaled(height, scale));
  }

  private static int scaled(int length, double scale) {
    return Math.max(1, (int) Math.round(length * scale));
  }

  /// Exactly so large, whatever becomes of the shape.
  static Miniature to(Miniature source, int width, int height) {
    Shrink shrink = new Shrink(source.width(), source.height(), width, height);
    int[] row = new int[source.width()];
    for (int y = 0; y < source.height(); y++) {
      System.arraycopy(source.levels(), y * row.length, row, 0, row.length);
      shrink.add(y, row);
    }
    return shrink.done();
  }

  /// A row that lies on the border of two of the smaller picture belongs to both, a part to each.
  void add(int row, int[] line) {
    while (y < down.count() && down.from(y) <= row) {
      add(sums, line, down.weight(y, row));
      if (row < down.to(y) - 1) {
        return;
      }
      across.means(sums, down.share(y), levels, y * across.count());
      Arrays.fill(sums, 0);
      y++;
    }
  }

  private static void add(float[] sums, int[] line, float weight) {
    for (int x = 0; x < sums.length; x++) {
      sums[x] += weight * line[x];
    }
  }

  Miniature done() {
    return new Miniature(across.count(), down.count(), levels);
  }
}
