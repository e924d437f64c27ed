package imagefactory.verdicts.verdict;

/// By what a picture is known again: its file's hash, its size, and what pictures that look alike
/// have in common: two times 64 bits, and the brightness of its tiles.
public record Print(String sha256, int width, int height, long waves, long falls, byte[] tiles) {
  public static final int TILES = 64;

  /// Of the same shape if width to height differs by no more; the same motif ordered in two shapes
  /// is two pictures.
  private static final double SAME_SHAPE = 0.01;

  public Print {
    if (tiles.length != TILES) {
      throw new IllegalArgumentException(
          "expected %d tiles, found %d".formatted(TILES, tiles.length));
    }
  }

  boolean sameFile(Print other) {
    return sha256.equalsIgnoreCase(other.sha256);
  }

  boolean sameShape(Print other) {
    double ratio = (double) width * other.height / ((double) height * other.width);
    return Math.abs(ratio - 1) <= SAME_SHAPE;
  }

  /// In how many of 64 bits, of whichever differs in more.
  int difference(Print other) {
    return Math.max(Long.bitCount(waves ^ other.waves), Long.bitCount(falls ^ other.falls));
  }

  /// By how many of 256 levels of brightness the tiles differ, on average.
  double shade(Print other) {
    int sum = 0;
    for (int i = 0; i < tiles.length; i++) {
      sum += Math.abs((tiles[i] & 0xFF) - (other.tiles[i] & 0xFF));
    }
    return sum / (double) tiles.length;
  }
}
