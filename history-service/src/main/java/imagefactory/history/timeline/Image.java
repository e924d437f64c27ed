package imagefactory.history.timeline;

import imagefactory.contracts.Description;
import imagefactory.contracts.ImageStatus;
import imagefactory.contracts.NotApplied;
import imagefactory.contracts.Settings;
import imagefactory.contracts.Step;
import imagefactory.contracts.StoredFile;
import imagefactory.contracts.Warning;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An image as history shows it. It has one file or none, so never two paths.
public record Image(
    UUID id,
    UUID jobId,
    @Nullable Brief brief,
    ImageStatus status,
    @Nullable String qcReason,
    @Nullable Failure failure,
    @Nullable Kept file,
    @Nullable Finish finish,
    @Nullable String provider,
    @Nullable BigDecimal cost,
    boolean deleted,
    Instant createdAt,
    Instant updatedAt)
    implements Piece {

  static Image of(UUID id, UUID jobId, Instant at) {
    return new Image(
        id, jobId, null, ImageStatus.PENDING, null, null, null, null, null, null, false, at, at);
  }

  /// What was ordered.
  public record Brief(int index, int generation, String prompt, long seed, String aspectRatio) {}

  /// Why there is no image, or not yet a finished one.
  public record Failure(Step step, String code, String message) {}

  /// Where the file lies, in the temp folder or among the finished ones.
  public record Kept(StoredFile file, boolean isFinal) {}

  /// What was done to the image; while a retry runs, what it is asked to do.
  public record Finish(
      @Nullable Description metadata,
      Settings.Processing processing,
      List<NotApplied> notApplied,
      List<Warning> warnings) {
    public Finish {
      notApplied = List.copyOf(notApplied);
      warnings = List.copyOf(warnings);
    }
  }

  Image ordered(Brief told, String by, Instant at) {
    return new Image(
        id, jobId, told, status, qcReason, failure, file, finish, by, cost, deleted, at, at);
  }

  Image generated(StoredFile temp, String by, @Nullable BigDecimal price, Instant at) {
    Kept kept = new Kept(temp, false);
    return new Image(
        id, jobId, brief, status, qcReason, failure, kept, finish, by, price, deleted, createdAt,
        at);
  }

  Image judged(boolean passed, String reason, Instant at) {
    return next(passed ? status : ImageStatus.QC_FAILED, reason, failure, file, finish, at);
  }

  Image approved(StoredFile finished, Finish done, Instant at) {
    return next(ImageStatus.APPROVED, qcReason, null, new Kept(finished, true), done, at);
  }

  Image failed(ImageStatus as, Failure why, Instant at) {
    return next(as, qcReason, why, file, finish, at);
  }

  Image retryRequested(Settings.Processing asked, Instant at) {
    Finish wanted =
        new Finish(finish == null ? null : finish.metadata(), asked, List.of(), List.of());
    return next(ImageStatus.RETRY_PENDING, qcReason, null, file, wanted, at);
  }

  Image now(ImageStatus changed, Instant at) {
    return next(changed, qcReason, failure, file, finish, at);
  }

  Image gone(Instant at) {
    return new Image(
        id, jobId, brief, status, qcReason, failure, file, finish, provider, cost, true, createdAt,
        at);
  }

  private Image next(
      ImageStatus status,
      @Nullable String qcReason,
      @Nullable Failure failure,
      @Nullable Kept file,
      @Nullable Finish finish,
      Instant at) {
    return new Image(
        id, jobId, brief, status, qcReason, failure, file, finish, provider, cost, deleted,
        createdAt, at);
  }
}
