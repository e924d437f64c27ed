package imagefactory.images.image;

import java.util.Locale;

/// How far an image is, as far as this service knows: judging is somebody else's.
public enum State {
  ORDERED,
  GENERATED,
  PROCESSED,
  /// No picture came.
  FAILED,
  ABANDONED,
  /// Deleted: nothing is left but the row, which keeps redeliveries from making it again.
  DISCARDED;

  public String stored() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static State of(String stored) {
    return valueOf(stored.toUpperCase(Locale.ROOT));
  }
}
