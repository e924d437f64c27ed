package imagefactory.pixels;

import imagefactory.pixels.Grey.Spread;

/// How many pixels have each of the 256 levels of brightness.
public final class Tones {
  private static final int LEVELS = 256;

  /// A level this near to an end counts as the end: a jpg's noise takes it a little off.
  private static final int NEAR_END = 2;

  private final int[] counts;
  private final int pixels;

  private Tones(int[] counts, int pixels) {
    this.counts = counts;
    this.pixels = pixels;
  }

  /// Counted in four columns: neighbours often have one level, and would wait for each other.
  public static Tones of(Grey grey) {
    byte[] levels = grey.levels();
    int[] counts = new int[4 * LEVELS];
    int i = 0;
    for (; i + 3 < levels.length; i += 4) {
      counts[levels[i] & 0xFF]++;
      counts[LEVELS + (levels[i + 1] & 0xFF)]++;
      counts[2 * LEVELS + (levels[i + 2] & 0xFF)]++;
      counts[3 * LEVELS + (levels[i + 3] & 0xFF)]++;
    }
    for (; i < levels.length; i++) {
      counts[levels[i] & 0xFF]++;
    }
    int[] sums = new int[LEVELS];
    for (int k = 0; k < counts.length; k++) {
      sums[k % LEVELS] += counts[k];
    }
    return new Tones(sums, levels.length);
  }

  /// Sums of integers, so exact.
  public Spread spread() {
    long sum = 0;
    long squares = 0;
    for (int level = 0; level < LEVELS; level++) {
      sum += (long) counts[level] * level;
      squares += (long) counts[level] * level * level;
    }
    double mean = sum / (double) pixels;
    double variance = squares / (double) pixels - mean * mean;
    return new Spread(mean, Math.sqrt(Math.max(0, variance)));
  }

  /// The share of pixels, 0 to 1, in which nothing is left but black.
  public double black() {
    return share(0, NEAR_END);
  }

  /// The share of pixels, 0 to 1, in which nothing is left but white.
  public double white() {
    return share(LEVELS - 1 - NEAR_END, LEVELS - 1);
  }

  private double share(int from, int to) {
    long sum = 0;
    for (int level = from; level <= to; level++) {
      sum += counts[level];
    }
    return sum / (double) pixels;
  }
}
