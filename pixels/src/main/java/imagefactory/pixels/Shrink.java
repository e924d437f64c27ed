package imagefactory.pixels;

/// Makes a plane of brightness smaller by averaging: every pixel counts by the area it covers.
public final class Shrink {
  private Shrink() {}

  /// The longer side at most this long, the other in proportion; never enlarged.
  public static Grey toLongerSide(Grey source, int side) {
    int longer = Math.max(source.width(), source.height());
    return longer <= side
        ? source
        : to(
            source,
            scaled(source.width(), side / (double) longer),
            scaled(source.height(), side / (double) longer));
  }

  private static int scaled(int length, double scale) {
    return Math.max(1, (int) Math.round(length * scale));
  }

  /// Exactly so large, whatever becomes of the shape.
  public static Grey to(Grey source, int width, int height) {
    byte[] target = new byte[width * height];
    float[] row = new float[source.width()];
    Span[] across = Span.divide(source.width(), width);
    Span[] down = Span.divide(source.height(), height);
    for (int y = 0; y < height; y++) {
      sum(source, down[y], row);
      for (int x = 0; x < width; x++) {
        target[y * width + x] = (byte) (int) (across[x].sum(row) * down[y].share() + 0.5f);
      }
    }
    return new Grey(width, height, target);
  }

  /// Some rows become one, each pixel weighed by how much of its row is in the span.
  private static void sum(Grey source, Span rows, float[] sums) {
    for (int y = rows.from(); y < rows.to(); y++) {
      float weight = rows.weight(y);
      if (y == rows.from()) {
        set(source.levels(), y * sums.length, weight, sums);
      } else {
        add(source.levels(), y * sums.length, weight, sums);
      }
    }
  }

  private static void set(byte[] levels, int at, float weight, float[] sums) {
    for (int x = 0; x < sums.length; x++) {
      sums[x] = weight * (levels[at + x] & 0xFF);
    }
  }

  private static void add(byte[] levels, int at, float weight, float[] sums) {
    for (int x = 0; x < sums.length; x++) {
      sums[x] += weight * (levels[at + x] & 0xFF);
    }
  }

  /// The pixels of a line that become one: whole ones, and a part of the first and of the last.
  private record Span(int from, int to, float first, float last, float share) {

    static Span[] divide(int length, int parts) {
      Span[] spans = new Span[parts];
      double step = length / (double) parts;
      for (int i = 0; i < parts; i++) {
        double begin = i * step;
        double end = i + 1 == parts ? length : begin + step;
        int from = Math.min(length - 1, (int) begin);
        int to = Math.clamp((int) Math.ceil(end - 1e-9), from + 1, length);
        float first = (float) (Math.min(end, from + 1) - begin);
        float last = to - from == 1 ? first : (float) (end - (to - 1));
        spans[i] = new Span(from, to, first, last, (float) (1 / (end - begin)));
      }
      return spans;
    }

    float weight(int place) {
      if (place == from) {
        return first;
      }
      return place == to - 1 ? last : 1;
    }

    /// The mean of the line's part.
    float sum(float[] line) {
      float sum = first * line[from];
      for (int x = from + 1; x < to - 1; x++) {
        sum += line[x];
      }
      if (to - from > 1) {
        sum += last * line[to - 1];
      }
      return sum * share;
    }
  }
}
