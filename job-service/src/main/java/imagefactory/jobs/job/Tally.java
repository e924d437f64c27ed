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

  public boolean allOrdered() {
    return ordered == total;
  }

  boolean allEnded() {
    return ended() == total;
  }

  boolean allBroken() {
    return broken == total;
  }

  /// One image went from here to there.
  Tally moved(Standing from, Standing to) {
    return new Tally(
        total,
        ordered + count(from, Standing.PLANNED) - count(to, Standing.PLANNED),
        inFlight + count(to, Standing.IN_FLIGHT) - count(from, Standing.IN_FLIGHT),
        successful + count(to, Standing.SUCCESSFUL) - count(from, Standing.SUCCESSFUL),
        failed + failed(to) - failed(from),
        broken + count(to, Standing.BROKEN) - count(from, Standing.BROKEN),
        cancelled + count(to, Standing.CANCELLED) - count(from, Standing.CANCELLED));
  }

  private static int failed(Standing standing) {
    return count(standing, Standing.REJECTED) + count(standing, Standing.BROKEN);
  }

  private static int count(Standing one, Standing other) {
    return one == other ? 1 : 0;
  }

  /// What was never ordered will never be.
  Tally cancelRest() {
    return new Tally(
        total, ordered, inFlight, successful, failed, broken, cancelled + neverOrdered());
  }

  /// None of what was not ordered can be made.
  Tally breakRest() {
    return new Tally(
        total,
        ordered,
        inFlight,
        successful,
        failed + neverOrdered(),
        broken + neverOrdered(),
        cancelled);
  }

  /// What is in flight is given up too.
  Tally cancelInFlight() {
    return new Tally(total, ordered, 0, successful, failed, broken, cancelled + inFlight);
  }

  private int neverOrdered() {
    return total - ended() - inFlight;
  }
}
