package imagefactory.local.supervise;

import java.time.Duration;

/// How long to wait before a dead child is started again: 1, 2, 4 … 30 seconds, and 1 again after a
/// minute of life.
final class Backoff {

  static final Duration FIRST = Duration.ofSeconds(1);
  static final Duration LONGEST = Duration.ofSeconds(30);
  static final Duration LONG_ENOUGH = Duration.ofMinutes(1);

  private Duration next = FIRST;

  /// What to wait after a life that lasted so long.
  Duration after(Duration life) {
    if (life.compareTo(LONG_ENOUGH) >= 0) {
      next = FIRST;
    }
    var wait = next;
    var doubled = next.multipliedBy(2);
    next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    return wait;
  }
}
