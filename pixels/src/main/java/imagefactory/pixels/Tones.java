package imagefactory.pixels;

import imagefactory.pixels.Grey.Spread;

/// How the brightness of a picture is spread, and which share of its pixels, 0 to 1, has nothing
/// left but black, or white.
public record Tones(Spread spread, double black, double white) {
  /// Counts rows as they come. Sums of integers, so exact; each in a loop of its own, short enough
  /// for the compiler to take many levels at once.
  static final class Tally {
    private static final int LARGEST = 255;

    /// A level this near to an end counts as the end: a jpg's noise takes it a little off.
    private static final int NEAR_END = 2;

    private long sum;
    private long squares;
    private long black;
    private long white;
    private long pixels;

    void add(int[] levels) {
      sum += sum(levels);
      squares += squares(levels);
      black += below(levels, NEAR_END + 1);
      white += levels.length - below(levels, LARGEST - NEAR_END);
      pixels += levels.length;
    }

    private static long sum(int[] levels) {
      int sum = 0;
      for (int x = 0; x < levels.length; x++) {
        sum += levels[x];
      }
      return sum;
    }

    private static long squares(int[] levels) {
      long sum = 0;
      for (int x = 0; x < levels.length; x++) {
        int square = levels[x] * levels[x];
        sum += square;
      }
      return sum;
    }

    /// The sign of a difference is its highest bit: counted without a branch.
    private static long below(int[] levels, int threshold) {
      int count = 0;
      for (int x = 0; x < levels.length; x++) {
        count += (levels[x] - threshold) >>> 31;
      }
      return count;
    }

    Tones tones() {
      double mean = sum / (double) pixels;
      double variance = squares / (double) pixels - mean * mean;
      return new Tones(
          new Spread(mean, Math.sqrt(Math.max(0, variance))),
          black / (double) pixels,
          white / (double) pixels);
    }
  }
}
