package imagefactory.pixels;

/// How a picture lies in its file, in the order of EXIF's numbers, and how to set it upright.
enum Orientation {
  UPRIGHT(false, false, false),
  MIRRORED(false, true, false),
  UPSIDE_DOWN(false, true, true),
  FLIPPED(false, false, true),
  TRANSPOSED(true, false, false),
  TURNED_LEFT(true, true, false),
  TRANSVERSED(true, true, true),
  TURNED_RIGHT(true, false, true);

  private final boolean transposed;
  private final boolean fromRight;
  private final boolean fromBelow;

  /// Rows become columns first; then a line is read from its end, lines from the last.
  Orientation(boolean transposed, boolean fromRight, boolean fromBelow) {
    this.transposed = transposed;
    this.fromRight = fromRight;
    this.fromBelow = fromBelow;
  }

  /// A number that EXIF does not know means upright, as viewers take it.
  static Orientation of(int number) {
    return number >= 1 && number <= values().length ? values()[number - 1] : UPRIGHT;
  }

  Bitmap upright(Bitmap source) {
    if (this == UPRIGHT) {
      return source;
    }
    int width = transposed ? source.height() : source.width();
    int height = transposed ? source.width() : source.height();
    Bitmap target = Bitmap.blank(width, height);
    for (int y = 0; y < height; y++) {
      int line = fromBelow ? height - 1 - y : y;
      for (int x = 0; x < width; x++) {
        int place = fromRight ? width - 1 - x : x;
        target.argb()[y * width + x] = transposed ? source.at(line, place) : source.at(place, line);
      }
    }
    return target;
  }
}
