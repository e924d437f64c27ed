package imagefactory.kit.gate;

import java.time.Duration;
import java.time.Instant;

/// What the gate says to a call.
public sealed interface Passage {
  /// When so much time has passed, without asking again.
  record Go(Duration after) implements Passage {}

  /// Not now; ask again when so much time has passed.
  record Wait(Duration time) implements Passage {}

  /// The service has been out of order for too long to wait for it.
  record Shut(Instant since) implements Passage {}
}
