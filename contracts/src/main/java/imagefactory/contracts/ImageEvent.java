package imagefactory.contracts;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What image-service answers, to job-service alone.
public sealed interface ImageEvent extends Message {
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

  @WireName("imagefactory.image.generated")
  record Generated(
      UUID jobId, UUID imageId, StoredFile temp, String provider, @Nullable BigDecimal cost)
      implements ImageEvent {}

  @WireName("imagefactory.image.processed")
  record Processed(
      UUID jobId,
      UUID imageId,
      int attempt,
      StoredFile file,
      @Nullable Description metadata,
      List<NotApplied> notApplied,
      List<Warning> warnings)
      implements ImageEvent {
    public Processed {
      notApplied = List.copyOf(notApplied);
      warnings = List.copyOf(warnings);
    }
  }

  /// `attempt` is that of the command for `process`, and 1 for `generate`.
  @WireName("imagefactory.image.failed")
  record Failed(UUID jobId, UUID imageId, Step step, int attempt, String code, String message)
      implements ImageEvent {}
}
