package imagefactory.images.api;

import imagefactory.contracts.StoredFile;
import imagefactory.images.image.Image;
import imagefactory.images.image.Image.Failure;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An image as clients see it. One of the two paths is set while there is a file.
public record ImageView(
    UUID id,
    UUID jobId,
    int index,
    String state,
    String provider,
    @Nullable String providerTaskId,
    @Nullable String tempImagePath,
    @Nullable String finalImagePath,
    @Nullable String format,
    @Nullable Integer width,
    @Nullable Integer height,
    @Nullable Long bytes,
    @Nullable String sha256,
    @Nullable BigDecimal cost,
    Attempts attempts,
    Timings timings,
    @Nullable Failure failure) {

  /// How often each step was tried.
  public record Attempts(int generate, int process) {}

  /// When what happened, and how long the last try of each step took.
  public record Timings(
      Instant orderedAt,
      @Nullable Instant generatedAt,
      @Nullable Instant processedAt,
      @Nullable Long generateMs,
      @Nullable Long processMs) {}

  static ImageView of(Image image) {
    StoredFile file = image.file();
    return new ImageView(
        image.id(),
        image.jobId(),
        image.index(),
        image.state().stored(),
        image.provider(),
        image.providerTaskId(),
        file == null || image.finished() ? null : file.key(),
        file == null || !image.finished() ? null : file.key(),
        file == null ? null : file.format(),
        file == null ? null : file.width(),
        file == null ? null : file.height(),
        file == null ? null : file.bytes(),
        file == null ? null : file.sha256(),
        image.cost(),
        new Attempts(image.generateAttempts(), image.processAttempts()),
        new Timings(
            image.orderedAt(),
            image.generatedAt(),
            image.processedAt(),
            image.generateMs(),
            image.processMs()),
        image.failure());
  }
}
