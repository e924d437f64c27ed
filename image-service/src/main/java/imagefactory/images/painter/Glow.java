package imagefactory.images.painter;

/// Lets bright places bleed into their surroundings, as they do in an eye or a lens.
final class Glow {
  private static final int CELL = 8;

  private Glow() {}

  /// What is brighter than `threshold` spreads by `radius` units and is added with `strength`.
  static void add(Canvas canvas, float threshold, float radius, float strength) {
    int cell = Math.max(1, Math.round(CELL * canvas.unit / 1024));
    int columns = (canvas.width + cell - 1) / cell;
    int rows = (canvas.height + cell - 1) / cell;
    float[] bright = collect(canvas, cell, columns, rows, threshold);
    int reach = Math.max(1, Math.round(radius * canvas.unit / cell));
    for (int pass = 0; pass < 3; pass++) {
      blur(bright, columns, rows, 1, columns, reach);
      blur(bright, rows, columns, columns, 1, reach);
    }
    Rgb light = new Rgb();
    Rgb pixel = new Rgb();
    for (int y = 0; y < canvas.height; y++) {
      for (int x = 0; x < canvas.width; x++) {
        sample(bright, columns, rows, (x + 0.5f) / cell - 0.5f, (y + 0.5f) / cell - 0.5f, light);
        canvas.get(x, y, pixel);
        pixel.add(light, strength);
        canvas.set(x, y, pixel);
      }
    }
  }

  private static float[] collect(Canvas canvas, int cell, int columns, int rows, float threshold) {
    float[] bright = new float[columns * rows * 3];
    float share = 1f / (cell * cell);
    Rgb pixel = new Rgb();
    for (int y = 0; y < canvas.height; y++) {
      for (int x = 0; x < canvas.width; x++) {
        canvas.get(x, y, pixel);
        float peak = Math.max(pixel.red, Math.max(pixel.green, pixel.blue));
        if (peak > threshold) {
          float kept = share * (peak - threshold) / peak;
          int i = (y / cell * columns + x / cell) * 3;
          bright[i] += pixel.red * kept;
          bright[i + 1] += pixel.green * kept;
          bright[i + 2] += pixel.blue * kept;
        }
      }
    }
    return bright;
  }

  /// A running mean along every line; three of them are nearly a Gaussian.
  private static void blur(
      float[] values, int length, int lines, int step, int nextLine, int reach) {
    float[] line = new float[length];
    for (int n = 0; n < lines; n++) {
      for (int channel = 0; channel < 3; channel++) {
        int start = n * nextLine * 3 + channel;
        for (int i = 0; i < length; i++) {
          line[i] = values[start + i * step * 3];
        }
        float sum = 0;
        for (int i = -reach; i <= reach; i++) {
          sum += line[Math.clamp(i, 0, length - 1)];
        }
        for (int i = 0; i < length; i++) {
          values[start + i * step * 3] = sum / (2 * reach + 1);
          sum += line[Math.min(length - 1, i + reach + 1)] - line[Math.max(0, i - reach)];
        }
      }
    }
  }

  private static void sample(float[] values, int columns, int rows, float x, float y, Rgb out) {
    float column = Math.clamp(x, 0, columns - 1f);
    float row = Math.clamp(y, 0, rows - 1f);
    int left = (int) column;
    int top = (int) row;
    int right = Math.min(columns - 1, left + 1);
    int below = Math.min(rows - 1, top + 1);
    float dx = column - left;
    float dy = row - top;
    int a = (top * columns + left) * 3;
    int b = (top * columns + right) * 3;
    int c = (below * columns + left) * 3;
    int d = (below * columns + right) * 3;
    out.set(
        between(values, a, b, c, d, dx, dy),
        between(values, a + 1, b + 1, c + 1, d + 1, dx, dy),
        between(values, a + 2, b + 2, c + 2, d + 2, dx, dy));
  }

  private static float between(float[] values, int a, int b, int c, int d, float dx, float dy) {
    return Maths.mix(Maths.mix(values[a], values[b], dx), Maths.mix(values[c], values[d], dx), dy);
  }
}
