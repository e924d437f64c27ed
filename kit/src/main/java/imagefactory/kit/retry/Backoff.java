package imagefactory.kit.retry;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// Doubles the wait after each failure, up to a limit, and scatters it, so that many who failed
/// together do not come back together.
public record Backoff(Duration first, Duration most) {
  public Backoff {
    if (first.isNegative() || first.isZero() || most.compareTo(first) < 0) {
      throw new IllegalArgumentException(
          "expected 0 < first <= most, but first is %s and most is %s".formatted(first, most));
    }
  }

  /// The wait after the given number of failures in a row (1 for the first): between half of the
  /// full wait and all of it.
  public Duration after(int failures) {
    long full = first.toMillis();
    for (int i = 1; i < failures && full < most.toMillis(); i++) {
      full *= 2;
    }
    full = Math.min(full, most.toMillis());
    return Duration.ofMillis(full - ThreadLocalRandom.current().nextLong(full / 2 + 1));
  }
}
