package imagefactory.bench;

import java.util.Arrays;

/// Sorted durations in milliseconds.
record Percentiles(double[] sorted) {
  static Percentiles of(double[] milliseconds) {
    double[] sorted = milliseconds.clone();
    Arrays.sort(sorted);
    return new Percentiles(sorted);
  }

  double at(double share) {
    return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * (sorted.length - 1)))];
  }

  double median() {
    return at(0.5);
  }
}
