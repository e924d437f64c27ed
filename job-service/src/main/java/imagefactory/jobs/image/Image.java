package imagefactory.jobs.image;

import imagefactory.contracts.ImageEvent;
import imagefactory.contracts.ImageStatus;
import imagefactory.contracts.JobEvent;
import imagefactory.contracts.QcEvent;
import imagefactory.contracts.Settings;
import imagefactory.contracts.Step;
import imagefactory.contracts.StoredFile;
import imagefactory.jobs.job.Standing;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One piece of work on its way: made, judged before anything is done to it, processed; and, where
/// it failed but a file is there, processed again when a person asks for it.
///
/// Whoever reports may do so twice, late, or about an image that was given up; only the answer to
/// what the image waits for makes anything happen.
public sealed interface Image {
  record Absent() implements Image {}

  record Generating() implements Image {}

  record Judging(StoredFile temp) implements Image {}

  record Processing(StoredFile temp, int attempt) implements Image {}

  /// It came to a bad end, but its temp file is there: quality said no, or processing failed.
  record SetAside(ImageStatus status, StoredFile temp, int attempt) implements Image {}

  /// A person asked for a retry; it waits for its turn.
  record Waiting(StoredFile temp, int attempt, Wish wish) implements Image {}

  record Retrying(StoredFile temp, int attempt, Wish wish) implements Image {}

  /// Approved, cancelled, or failed without a file.
  record Ended(ImageStatus status) implements Image {}

  record Deleted() implements Image {}

  /// What a retry is to be done with: settings for this retry alone.
  record Wish(
      @Nullable UUID retryId,
      Settings.Processing processing,
      Settings.Metadata metadata,
      Instant askedAt) {}

  /// Where the job counts this image. One that is retried has failed until it is approved.
  default Standing standing() {
    return switch (this) {
      case Absent _ -> Standing.PLANNED;
      case Generating _, Judging _, Processing _ -> Standing.IN_FLIGHT;
      case SetAside(var status, _, _) ->
          status == ImageStatus.FAILED ? Standing.BROKEN : Standing.REJECTED;
      case Waiting _, Retrying _ -> Standing.REJECTED;
      case Ended(var status) ->
          switch (status) {
            case APPROVED -> Standing.SUCCESSFUL;
            case CANCELLED -> Standing.CANCELLED;
            default -> Standing.BROKEN;
          };
      case Deleted _ -> throw new IllegalStateException("a deleted image is counted no more");
    };
  }

  static Optional<JobEvent.OfImage> decide(Image image, Report report, Settings settings) {
    return switch (image) {
      case Generating _ -> decideGenerating(report);
      case Judging _ -> decideJudging(report);
      case Processing(_, var attempt) ->
          decideProcessing(attempt, settings.processing(), report, false);
      case Retrying(_, var attempt, var wish) ->
          decideProcessing(attempt, wish.processing(), report, true);
      // An unknown id is nobody's image, never another row.
      case Absent _ -> Optional.empty();
      // It ended already: this came twice, or after a cancel.
      case SetAside _, Waiting _, Ended _, Deleted _ -> Optional.empty();
    };
  }

  private static Optional<JobEvent.OfImage> decideGenerating(Report report) {
    if (!(report instanceof Report.Made(var event, var now))) {
      return Optional.empty();
    }
    return switch (event) {
      case ImageEvent.Generated(var job, var image, var temp, var provider, var cost) ->
          Optional.of(new JobEvent.ImageGenerated(job, image, temp, provider, cost, now));
      case ImageEvent.Failed failed when failed.step() == Step.GENERATE ->
          Optional.of(failed(failed, now));
      case ImageEvent.Failed _, ImageEvent.Processed _ -> Optional.empty();
    };
  }

  private static Optional<JobEvent.OfImage> decideJudging(Report report) {
    return report instanceof Report.Judged(QcEvent.Judged verdict, var now)
        ? Optional.of(
            new JobEvent.ImageJudged(
                verdict.jobId(),
                verdict.imageId(),
                verdict.passed(),
                verdict.code(),
                verdict.reason(),
                now))
        : Optional.empty();
  }

  private static Optional<JobEvent.OfImage> decideProcessing(
      int attempt, Settings.Processing processing, Report report, boolean retry) {
    if (!(report instanceof Report.Made(var event, var now))) {
      return Optional.empty();
    }
    return switch (event) {
      case ImageEvent.Processed done when done.attempt() == attempt ->
          Optional.of(
              new JobEvent.ImageApproved(
                  done.jobId(),
                  done.imageId(),
                  done.file(),
                  done.metadata(),
                  processing,
                  done.notApplied(),
                  done.warnings(),
                  now));
      case ImageEvent.Failed failed
          when failed.step() != Step.GENERATE && failed.attempt() == attempt ->
          Optional.of(retry ? retryFailed(failed, now) : failed(failed, now));
      // The answer to an earlier attempt, or to an earlier step.
      case ImageEvent.Processed _, ImageEvent.Failed _, ImageEvent.Generated _ -> Optional.empty();
    };
  }

  private static JobEvent.OfImage failed(ImageEvent.Failed failed, Instant now) {
    return new JobEvent.ImageFailed(
        failed.jobId(), failed.imageId(), failed.step(), failed.code(), failed.message(), now);
  }

  private static JobEvent.OfImage retryFailed(ImageEvent.Failed failed, Instant now) {
    return new JobEvent.RetryFailed(
        failed.jobId(), failed.imageId(), failed.step(), failed.code(), failed.message(), now);
  }

  static Image evolve(Image image, JobEvent.OfImage event, Settings settings) {
    return switch (event) {
      case JobEvent.ImageOrdered _ -> new Generating();
      case JobEvent.ImageGenerated generated ->
          settings.quality().enabled()
              ? new Judging(generated.temp())
              : new Processing(generated.temp(), 1);
      case JobEvent.ImageJudged judged ->
          judged.passed()
              ? new Processing(temp(image), 1)
              : new SetAside(ImageStatus.QC_FAILED, temp(image), 0);
      case JobEvent.ImageApproved _ -> new Ended(ImageStatus.APPROVED);
      case JobEvent.ImageFailed _ ->
          image instanceof Processing(var temp, var attempt)
              ? new SetAside(ImageStatus.FAILED, temp, attempt)
              : new Ended(ImageStatus.FAILED);
      case JobEvent.RetryRequested asked ->
          new Waiting(
              temp(image),
              attempt(image),
              new Wish(
                  asked.retryId(),
                  asked.processing(),
                  asked.metadata() == null ? settings.metadata() : asked.metadata(),
                  asked.at()));
      case JobEvent.RetryStarted _ ->
          new Retrying(temp(image), attempt(image) + 1, waiting(image).wish());
      case JobEvent.RetryFailed _ ->
          new SetAside(ImageStatus.RETRY_FAILED, temp(image), attempt(image));
      case JobEvent.ImageDeleted _ -> new Deleted();
    };
  }

  /// What becomes of an image when its job is cancelled by force. A retry goes on: a person asked
  /// for it.
  default Image givenUp() {
    return standing() == Standing.IN_FLIGHT ? new Ended(ImageStatus.CANCELLED) : this;
  }

  private static StoredFile temp(Image image) {
    return switch (image) {
      case Judging(var temp) -> temp;
      case Processing(var temp, _) -> temp;
      case SetAside(_, var temp, _) -> temp;
      case Waiting(var temp, _, _) -> temp;
      case Retrying(var temp, _, _) -> temp;
      case Absent _, Generating _, Ended _, Deleted _ ->
          throw new IllegalStateException("expected an image with a temp file, found " + image);
    };
  }

  private static int attempt(Image image) {
    return switch (image) {
      case SetAside(_, _, var attempt) -> attempt;
      case Waiting(_, var attempt, _) -> attempt;
      case Retrying(_, var attempt, _) -> attempt;
      default -> throw new IllegalStateException("expected an image that was set aside: " + image);
    };
  }

  private static Waiting waiting(Image image) {
    if (image instanceof Waiting waiting) {
      return waiting;
    }
    throw new IllegalStateException("expected an image that waits for its retry: " + image);
  }
}
