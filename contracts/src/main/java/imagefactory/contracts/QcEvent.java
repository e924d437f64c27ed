package imagefactory.contracts;

import java.util.UUID;

/// What qc-service answers, to job-service alone: passed or not, and why. Never a score.
public sealed interface QcEvent extends Message {
  UUID jobId();

  UUID imageId();

  @Override
  default UUID key() {
    return jobId();
  }

  @Override
  default UUID subject() {
    return imageId();
  }

  @WireName("imagefactory.qc.judged")
  record Judged(UUID jobId, UUID imageId, boolean passed, String code, String reason)
      implements QcEvent {}
}
