package imagefactory.jobs.image;

import imagefactory.contracts.ImageEvent;
import imagefactory.contracts.ImageStatus;
import imagefactory.contracts.JobEvent;
import imagefactory.contracts.QcEvent;
import imagefactory.contracts.Settings;
import imagefactory.contracts.Step;
import imagefactory.contracts.StoredFile;
import java.time.Instant;
import java.util.Optional;

/// One piece of work on its way: made, judged before anything is done to it, processed.
///
/// Whoever reports may do so twice, late, or about an image that was given up; only the answer to
/// what the image waits for makes anything happen.
public sealed interface Image {
  Image ABSENT = new Absent();

  record Absent() implements Image {}

  record Generating() implements Image {}

  record Judging(StoredFile temp) implements Image {}

  record Processing(StoredFile temp, int attempt) implements Image {}

  record Ended(ImageStatus status) implements Image {}

  static Optional<JobEvent> decide(Image image, Report report, Settings settings) {
    return switch (image) {
      // An unknown id is nobody's image, never another row.
      case Absent _ -> Optional.empty();
      case Generating _ -> decideGenerating(report);
      case Judging _ -> decideJudging(report);
      case Processing processing -> decideProcessing(processing, report, settings);
      // It ended already: this came twice, or after a cancel.
      case Ended _ -> Optional.empty();
    };
  }

  private static Optional<JobEvent> decideGenerating(Report report) {
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

  private static Optional<JobEvent> decideJudging(Report report) {
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

  private static Optional<JobEvent> decideProcessing(
      Processing image, Report report, Settings settings) {
    if (!(report instanceof Report.Made(var event, var now))) {
      return Optional.empty();
    }
    return switch (event) {
      case ImageEvent.Processed done when done.attempt() == image.attempt() ->
          Optional.of(
              new JobEvent.ImageApproved(
                  done.jobId(),
                  done.imageId(),
                  done.file(),
                  done.metadata(),
                  settings.processing(),
                  done.notApplied(),
                  done.warnings(),
                  now));
      case ImageEvent.Failed failed
          when failed.step() != Step.GENERATE && failed.attempt() == image.attempt() ->
          Optional.of(failed(failed, now));
      // The answer to an earlier attempt, or to an earlier step.
      case ImageEvent.Processed _, ImageEvent.Failed _, ImageEvent.Generated _ -> Optional.empty();
    };
  }

  private static JobEvent failed(ImageEvent.Failed failed, Instant now) {
    return new JobEvent.ImageFailed(
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
              ? new Processing(judged(image).temp(), 1)
              : new Ended(ImageStatus.QC_FAILED);
      case JobEvent.ImageApproved _ -> new Ended(ImageStatus.APPROVED);
      case JobEvent.ImageFailed _ -> new Ended(ImageStatus.FAILED);
      // Told by retries and deletions, which do not happen to an image on its first way.
      case JobEvent.RetryRequested _,
          JobEvent.RetryStarted _,
          JobEvent.RetryFailed _,
          JobEvent.ImageDeleted _ ->
          image;
    };
  }

  private static Judging judged(Image image) {
    if (image instanceof Judging judging) {
      return judging;
    }
    throw new IllegalStateException("expected an image that waits for its verdict");
  }
}
