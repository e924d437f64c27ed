package imagefactory.history.timeline;

/// Durations in steps that grow by an eleventh, eight to a doubling: counts of them can be added,
/// and what lies in the middle of a step is within 5 % of all that fell into it.
public final class Scale {
  private static final int TO_A_DOUBLING = 8;

  private Scale() {}

  public static int step(long millis) {
    return (int) Math.round(TO_A_DOUBLING * Math.log((double) Math.max(1, millis)) / Math.log(2));
  }

  public static long millis(int step) {
    return Math.round(Math.pow(2, (double) step / TO_A_DOUBLING));
  }
}
