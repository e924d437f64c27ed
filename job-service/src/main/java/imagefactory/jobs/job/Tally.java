package imagefactory.jobs.job;

/// How many of a job's images stand where. `failed` counts those that quality rejected as well;
/// `broken` those among them that the machinery failed.
public record Tally(
    int total, int ordered, int inFlight, int successful, int failed, int broken, int cancelled) {
  public Tally {
    if (successful + failed + cancelled + inFlight > total || broken > failed || inFlight < 0) {
      throw new IllegalArgumentException(
          "the counters of a job of " + total + " images do not add up");
    }
  }

  static Tally of(int total) {
    return new Tally(total, 0, 0, 0, 0, 0, 0);
  }

  public int ended() {
    return successful + failed + cancelled;
  }

  /// How many images may be ordered now when at most `window` are in flight.
  int room(int window) {
    return Math.clamp(Math.min(window - inFlight, total - ordered), 0, total);
  }

  boolean allEnded() {
    return ended() == total;
  }

  boolean allBroken() {
    return broken == total;
  }

  Tally order() {
    return new Tally(total, ordered + 1, inFlight + 1, successful, failed, broken, cancelled);
  }

  Tally succeed() {
    return new Tally(total, ordered, inFlight - 1, successful + 1, failed, broken, cancelled);
  }

  Tally reject() {
    return new Tally(total, ordered, inFlight - 1, successful, failed + 1, broken, cancelled);
  }

  Tally breakDown() {
    return new Tally(total, ordered, inFlight - 1, successful, failed + 1, broken + 1, cancelled);
  }

  /// What was never ordered will never be; what is in flight is given up only by force.
  Tally cancel(boolean forced) {
    int left = total - ended() - inFlight;
    return forced
        ? new Tally(total, ordered, 0, successful, failed, broken, cancelled + left + inFlight)
        : new Tally(total, ordered, inFlight, successful, failed, broken, cancelled + left);
  }
}
