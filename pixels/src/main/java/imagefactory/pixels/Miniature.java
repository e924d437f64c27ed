package imagefactory.pixels;

/// The brightness of a small copy, in which all is looked for that does not need every pixel. Its
/// levels are ints, as what is computed of them is; for a whole picture that would be too much.
public final class Miniature {
  private final int width;
  private final int height;
  private final int[] levels;

  Miniature(int width, int height, int[] levels) {
    this.width = width;
    this.height = height;
    this.levels = levels;
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  public int at(int x, int y) {
    return levels[y * width + x];
  }

  /// Row by row, shared: nobody writes into it.
  int[] levels() {
    return levels;
  }
}
