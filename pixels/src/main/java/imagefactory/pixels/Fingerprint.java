package imagefactory.pixels;

import java.util.Arrays;

/// What pictures that look alike have in common: in two times 64 bits, which of the slow waves of
/// brightness are strong (pHash) and where it falls from left to right (dHash), which is quickly
/// found; and how bright each of 8 × 8 tiles is, since landscapes of one composition share their
/// bits. Size and compression hardly change them; a turned or mirrored picture is another one.
public record Fingerprint(long waves, long falls, byte[] tiles) {
  private static final int BITS = 8;
  private static final int SIDE = 32;

  /// Less is no fall: in a plain sky rounding would decide.
  private static final int NOISE = 1;

  private static final double[][] COSINES = cosines();

  public static Fingerprint of(Miniature picture) {
    // As wide as is divided by all that follow, so that the picture itself is looked at once.
    Miniature small = Shrink.to(picture, SIDE * (BITS + 1), SIDE);
    return new Fingerprint(
        waves(Shrink.to(small, SIDE, SIDE)),
        falls(Shrink.to(small, BITS + 1, BITS)),
        bytes(Shrink.to(small, BITS, BITS).levels()));
  }

  private static byte[] bytes(int[] levels) {
    byte[] bytes = new byte[levels.length];
    for (int i = 0; i < levels.length; i++) {
      bytes[i] = (byte) levels[i];
    }
    return bytes;
  }

  /// The 8 × 8 slowest waves of a cosine transform, each above or below the median.
  private static long waves(Miniature small) {
    double[][] across = new double[SIDE][BITS];
    for (int y = 0; y < SIDE; y++) {
      for (int u = 0; u < BITS; u++) {
        for (int x = 0; x < SIDE; x++) {
          across[y][u] += COSINES[u][x] * small.at(x, y);
        }
      }
    }
    double[] waves = new double[BITS * BITS];
    for (int v = 0; v < BITS; v++) {
      for (int u = 0; u < BITS; u++) {
        for (int y = 0; y < SIDE; y++) {
          waves[v * BITS + u] += COSINES[v][y] * across[y][u];
        }
      }
    }
    return above(median(waves), waves);
  }

  /// The first is the mean brightness: no wave, and larger than all of them.
  private static double median(double[] waves) {
    double[] sorted = Arrays.copyOfRange(waves, 1, waves.length);
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static long above(double median, double[] waves) {
    long bits = 0;
    for (double wave : waves) {
      bits = bits << 1 | (wave > median ? 1 : 0);
    }
    return bits;
  }

  private static long falls(Miniature small) {
    long bits = 0;
    for (int y = 0; y < BITS; y++) {
      for (int x = 0; x < BITS; x++) {
        bits = bits << 1 | (small.at(x, y) > small.at(x + 1, y) + NOISE ? 1 : 0);
      }
    }
    return bits;
  }

  private static double[][] cosines() {
    double[][] cosines = new double[BITS][SIDE];
    for (int u = 0; u < BITS; u++) {
      for (int x = 0; x < SIDE; x++) {
        cosines[u][x] = Math.cos(Math.PI * u * (2 * x + 1) / (2.0 * SIDE));
      }
    }
    return cosines;
  }
}
