package imagefactory.history.api;

import imagefactory.contracts.Description;
import imagefactory.contracts.NotApplied;
import imagefactory.contracts.Settings;
import imagefactory.contracts.StoredFile;
import imagefactory.contracts.Warning;
import imagefactory.contracts.wire.LowerCaseEnums;
import imagefactory.history.timeline.Image;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An image as clients see it.
@Schema(name = "Image")
record ImageView(
    UUID id,
    UUID imageMappingId,
    UUID jobId,
    @Nullable Integer index,
    @Nullable Integer generation,
    @Nullable String prompt,
    @Nullable Long seed,
    @Nullable String aspectRatio,
    String qcStatus,
    @Nullable String qcReason,
    @Nullable Failure failure,
    @Nullable String tempImagePath,
    @Nullable String finalImagePath,
    @Nullable String format,
    @Nullable Integer width,
    @Nullable Integer height,
    @Nullable Long bytes,
    @Nullable String sha256,
    @Nullable Description metadata,
    Settings.@Nullable Processing processingSettings,
    List<NotApplied> notApplied,
    List<SoftFailure> warnings,
    @Nullable String provider,
    @Nullable BigDecimal cost,
    Instant createdAt,
    Instant updatedAt) {

  /// Why there is no image, or not yet a finished one.
  record Failure(String step, String code, String message) {}

  /// What did not work, though the image went on.
  @Schema(name = "Warning")
  record SoftFailure(String step, String code, String message) {
    static SoftFailure of(Warning warning) {
      return new SoftFailure(
          LowerCaseEnums.nameOf(warning.step()), warning.code(), warning.message());
    }
  }

  static ImageView of(Image image) {
    Image.Brief brief = image.brief();
    Image.Failure failure = image.failure();
    Image.Finish finish = image.finish();
    return new ImageView(
        image.id(),
        image.id(),
        image.jobId(),
        brief == null ? null : brief.index(),
        brief == null ? null : brief.generation(),
        brief == null ? null : brief.prompt(),
        brief == null ? null : brief.seed(),
        brief == null ? null : brief.aspectRatio(),
        LowerCaseEnums.nameOf(image.status()),
        image.qcReason(),
        failure == null
            ? null
            : new Failure(LowerCaseEnums.nameOf(failure.step()), failure.code(), failure.message()),
        path(image, false),
        path(image, true),
        file(image, StoredFile::format),
        file(image, StoredFile::width),
        file(image, StoredFile::height),
        file(image, StoredFile::bytes),
        file(image, StoredFile::sha256),
        finish == null ? null : finish.metadata(),
        finish == null ? null : finish.processing(),
        finish == null ? List.of() : finish.notApplied(),
        finish == null ? List.of() : finish.warnings().stream().map(SoftFailure::of).toList(),
        image.provider(),
        image.cost(),
        image.createdAt(),
        image.updatedAt());
  }

  private static @Nullable String path(Image image, boolean isFinal) {
    Image.Kept kept = image.file();
    return kept == null || kept.isFinal() != isFinal ? null : kept.file().key();
  }

  private static <V> @Nullable V file(Image image, Function<StoredFile, V> part) {
    return image.file() == null ? null : part.apply(image.file().file());
  }
}
