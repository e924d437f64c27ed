package imagefactory.contracts;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What job-service asks qc-service to judge.
public sealed interface QcCommand extends Message {
  UUID imageId();

  UUID jobId();

  @Override
  default UUID key() {
    return imageId();
  }

  @Override
  default UUID subject() {
    return imageId();
  }

  @WireName("imagefactory.qc.judge")
  record Judge(
      UUID imageId,
      UUID jobId,
      int index,
      StoredFile file,
      String prompt,
      String aspectRatio,
      Settings.Quality quality)
      implements QcCommand {}

  /// Nobody waits for this verdict any more.
  @WireName("imagefactory.qc.abandon")
  record Abandon(UUID imageId, UUID jobId, @Nullable String reason) implements QcCommand {}
}
