package imagefactory.history.timeline;

import imagefactory.contracts.ImageStatus;
import org.jspecify.annotations.Nullable;

/// How many pieces of a job's work there are, and how they ended.
public record Counters(int total, int successful, int failed, int cancelled) {
  static final Counters NONE = new Counters(0, 0, 0, 0);

  /// Those that have come to an end by themselves.
  public int ended() {
    return successful + failed;
  }

  Counters of(int total) {
    return new Counters(total, successful, failed, cancelled);
  }

  Counters moved(@Nullable ImageStatus from, ImageStatus to) {
    Counters without = from == null ? this : plus(from, -1);
    return without.plus(to, 1);
  }

  /// An image that waits for another try has failed, until that try makes good of it. The images of
  /// a cancelled job are counted by the event that cancels it, for most of them were never ordered.
  private Counters plus(ImageStatus status, int n) {
    return switch (status) {
      case PENDING, CANCELLED -> this;
      case APPROVED -> new Counters(total, successful + n, failed, cancelled);
      case FAILED, QC_FAILED, RETRY_PENDING, PROCESSING, RETRY_FAILED ->
          new Counters(total, successful, failed + n, cancelled);
    };
  }
}
