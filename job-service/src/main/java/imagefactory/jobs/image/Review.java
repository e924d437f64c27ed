package imagefactory.jobs.image;

import static imagefactory.jobs.job.Decision.happened;
import static imagefactory.jobs.job.Decision.nothing;
import static imagefactory.jobs.job.Decision.refused;

import imagefactory.contracts.ImageStatus;
import imagefactory.contracts.JobEvent;
import imagefactory.contracts.Settings;
import imagefactory.jobs.job.Decision;
import imagefactory.jobs.job.Decision.Reason;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a person asks of an image that came to its end.
public sealed interface Review {
  UUID jobId();

  UUID imageId();

  Instant now();

  /// Asked by somebody, whose doing is remembered.
  sealed interface Asked extends Review {
    String actor();
  }

  /// Process it again; or approve it as it is, in spite of its verdict, which is the same work.
  record Retry(
      UUID jobId,
      UUID imageId,
      @Nullable UUID retryId,
      boolean asItIs,
      Settings.Processing processing,
      Settings.@Nullable Metadata metadata,
      String actor,
      Instant now)
      implements Asked {}

  /// It is its turn.
  record StartRetry(UUID jobId, UUID imageId, Instant now) implements Review {}

  record Delete(UUID jobId, UUID imageId, String actor, Instant now) implements Asked {}

  static Decision decide(Image image, Review review) {
    return switch (review) {
      case Retry retry -> decideRetry(image, retry);
      // It was deleted, or another lane was faster.
      case StartRetry(var job, var id, var now) ->
          image instanceof Image.Waiting
              ? happened(new JobEvent.RetryStarted(job, id, now))
              : nothing();
      case Delete delete -> decideDelete(image, delete);
    };
  }

  private static Decision decideRetry(Image image, Retry retry) {
    return switch (image) {
      case Image.SetAside _ ->
          happened(
              new JobEvent.RetryRequested(
                  retry.jobId(),
                  retry.imageId(),
                  retry.retryId(),
                  retry.processing(),
                  retry.metadata(),
                  retry.actor(),
                  retry.now()));
      case Image.Absent _, Image.Deleted _ -> unknown();
      case Image.Waiting _ ->
          refused(Reason.IMAGE_WAITS_ALREADY, "expected an image that does not wait for a retry");
      case Image.Generating _, Image.Judging _, Image.Processing _, Image.Retrying _ -> inFlight();
      case Image.Ended(var status) ->
          status == ImageStatus.APPROVED
              ? refused(Reason.IMAGE_APPROVED, "expected an image that is not approved")
              : refused(
                  Reason.IMAGE_HAS_NO_FILE, "expected an image with a file: rerun the job instead");
    };
  }

  private static Decision decideDelete(Image image, Delete delete) {
    return switch (image) {
      case Image.SetAside _, Image.Waiting _, Image.Ended _ ->
          happened(
              new JobEvent.ImageDeleted(
                  delete.jobId(), delete.imageId(), delete.actor(), delete.now()));
      case Image.Absent _, Image.Deleted _ -> unknown();
      case Image.Generating _, Image.Judging _, Image.Processing _, Image.Retrying _ -> inFlight();
    };
  }

  private static Decision unknown() {
    return refused(Reason.IMAGE_UNKNOWN, "expected the id of an image");
  }

  private static Decision inFlight() {
    return refused(Reason.IMAGE_IN_FLIGHT, "expected an image that nobody works on");
  }
}
