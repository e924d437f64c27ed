package imagefactory.contracts;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What job-service asks image-service to make.
public sealed interface ImageCommand extends Message {
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

  @WireName("imagefactory.image.generate")
  record Generate(
      UUID imageId,
      UUID jobId,
      int index,
      String prompt,
      long seed,
      String aspectRatio,
      Settings.Provider provider,
      Settings.Limits limits)
      implements ImageCommand {}

  /// Turns the temp file into the finished one. `attempt` grows with every retry, so that the
  /// answer to an earlier attempt is known as such.
  @WireName("imagefactory.image.process")
  record Process(
      UUID imageId,
      UUID jobId,
      int index,
      int attempt,
      StoredFile temp,
      String prompt,
      long seed,
      Settings.Processing processing,
      Settings.Metadata metadata)
      implements ImageCommand {}

  /// Nobody waits for this image any more.
  @WireName("imagefactory.image.abandon")
  record Abandon(UUID imageId, UUID jobId, @Nullable String reason) implements ImageCommand {}

  /// The image is deleted: its files go, whatever became of it.
  @WireName("imagefactory.image.discard")
  record Discard(UUID imageId, UUID jobId) implements ImageCommand {}
}
