package imagefactory.images.image;

import imagefactory.contracts.StoredFile;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An image as it stands. The file is the temp one or the finished one, never both.
public record Image(
    UUID id,
    UUID jobId,
    int index,
    String provider,
    @Nullable String providerTaskId,
    State state,
    @Nullable StoredFile file,
    boolean finished,
    @Nullable BigDecimal cost,
    int generateAttempts,
    int processAttempts,
    @Nullable Long generateMs,
    @Nullable Long processMs,
    @Nullable Failure failure,
    Instant orderedAt,
    @Nullable Instant generatedAt,
    @Nullable Instant processedAt) {

  /// The last step that failed, and why.
  public record Failure(String step, String code, String message) {}

  public Optional<StoredFile> anyFile() {
    return Optional.ofNullable(file);
  }
}
