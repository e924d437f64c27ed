package imagefactory.jobs.image;

import imagefactory.contracts.ImageEvent;
import imagefactory.contracts.QcEvent;
import java.time.Instant;
import java.util.UUID;

/// What a worker says about an image, and when we heard it.
public sealed interface Report {
  UUID jobId();

  UUID imageId();

  Instant now();

  record Made(ImageEvent event, Instant now) implements Report {
    @Override
    public UUID jobId() {
      return event.jobId();
    }

    @Override
    public UUID imageId() {
      return event.imageId();
    }
  }

  record Judged(QcEvent.Judged event, Instant now) implements Report {
    @Override
    public UUID jobId() {
      return event.jobId();
    }

    @Override
    public UUID imageId() {
      return event.imageId();
    }
  }
}
