package imagefactory.images.painter;

/// A smooth function over the canvas, computed on a coarse grid and read between its points: rich
/// noise at a tenth of the price.
final class Field {
  private static final int MARGIN = 2;
  private static final float FINENESS = 340;

  private final float spacing;
  private final int columns;
  private final int rows;
  private final float[] values;

  /// A number for every point.
  interface Surface {
    float at(float u, float v);
  }

  private Field(Canvas canvas, Surface surface) {
    this.spacing = Math.max(1, Math.round(canvas.unit / FINENESS)) / canvas.unit;
    this.columns = (int) (canvas.right() / spacing) + 2 + 2 * MARGIN;
    this.rows = (int) (canvas.bottom() / spacing) + 2 + 2 * MARGIN;
    this.values = new float[columns * rows];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        values[row * columns + column] =
            surface.at((column - MARGIN) * spacing, (row - MARGIN) * spacing);
      }
    }
  }

  static Field of(Canvas canvas, Surface surface) {
    return new Field(canvas, surface);
  }

  float at(float u, float v) {
    float x = Math.clamp(u / spacing + MARGIN, 0, columns - 1.001f);
    float y = Math.clamp(v / spacing + MARGIN, 0, rows - 1.001f);
    int column = (int) x;
    int row = (int) y;
    int i = row * columns + column;
    float dx = x - column;
    float dy = y - row;
    return Maths.mix(
        Maths.mix(values[i], values[i + 1], dx),
        Maths.mix(values[i + columns], values[i + columns + 1], dx),
        dy);
  }
}
