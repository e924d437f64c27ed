package imagefactory.kit.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a relay tells of itself while it runs: written by its thread, read by metrics and health.
final class Pulse {
  private volatile long beat = System.nanoTime();
  private volatile @Nullable Long stillSince;
  private volatile @Nullable Instant oldest;

  void beat() {
    beat = System.nanoTime();
  }

  void idle() {
    beat();
    stillSince = null;
    oldest = null;
  }

  void waiting(Instant oldestRow) {
    beat();
    oldest = oldestRow;
    if (stillSince == null) {
      stillSince = System.nanoTime();
    }
  }

  void progressed() {
    beat();
    stillSince = null;
  }

  /// Standing still is PostgreSQL's fault now, and its absence is told elsewhere.
  void excused() {
    stillSince = null;
  }

  Optional<String> sickness(Duration stuckAfter, Cluster cluster) {
    if (isOver(stuckAfter, beat)) {
      return Optional.of("its thread hangs");
    }
    Long since = stillSince;
    if (since != null && isOver(stuckAfter, since) && cluster.answers()) {
      return Optional.of("no row went out for %s, though Kafka answers".formatted(stuckAfter));
    }
    return Optional.empty();
  }

  private static boolean isOver(Duration time, long since) {
    return System.nanoTime() - since > time.toNanos();
  }

  Duration lag() {
    Instant from = oldest;
    return from == null ? Duration.ZERO : Duration.between(from, Instant.now());
  }
}
