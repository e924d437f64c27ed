package imagefactory.history.timeline;

import imagefactory.contracts.ExternalJobEvent;
import java.util.Locale;
import java.util.Optional;

/// What another service tells about its job, in the sense of the event's type.
public record Reported(What what, String source, String subject, ExternalJobEvent event) {
  /// Ranked in the order in which they make sense when nothing else orders them.
  public enum What {
    QUEUED(0),
    STARTED(1),
    RESUMED(2),
    PROGRESSED(3),
    ITEM(4),
    LOG(5),
    PAUSED(6),
    COMPLETED(7),
    FAILED(8),
    CANCELLED(9);

    private static final String PREFIX = "imagefactory.external.job.";

    private final int rank;

    What(int rank) {
      this.rank = rank;
    }

    public int rank() {
      return rank;
    }

    /// Of the event's type on the wire.
    public static Optional<What> ofType(String type) {
      for (What what : values()) {
        if (type.equals(what.type())) {
          return Optional.of(what);
        }
      }
      return Optional.empty();
    }

    public String type() {
      return PREFIX + name().toLowerCase(Locale.ROOT);
    }
  }
}
