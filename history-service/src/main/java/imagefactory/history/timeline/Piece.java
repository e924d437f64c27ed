package imagefactory.history.timeline;

import java.util.UUID;

/// A part of a job's work that is shown by itself.
public sealed interface Piece permits Image, Item {
  UUID id();

  UUID jobId();
}
