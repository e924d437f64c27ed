package imagefactory.contracts;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The whole story of a job, told by job-service alone, in an unbroken sequence per job.
public sealed interface JobEvent extends Message {
  UUID jobId();

  Instant at();

  @Override
  default UUID key() {
    return jobId();
  }

  @Override
  default UUID subject() {
    return jobId();
  }

  /// What somebody asked for: a person or a service.
  interface Asked {
    String actor();
  }

  @WireName("imagefactory.job.queued")
  record Queued(
      UUID jobId,
      String label,
      List<String> tags,
      @Nullable UUID configurationId,
      @Nullable UUID rerunOf,
      int priority,
      @Nullable Instant scheduledAt,
      int totalImages,
      Settings settings,
      String actor,
      Instant at)
      implements JobEvent, Asked {
    public Queued {
      tags = List.copyOf(tags);
    }
  }

  @WireName("imagefactory.job.prioritized")
  record Prioritized(UUID jobId, int priority, String actor, Instant at)
      implements JobEvent, Asked {}

  /// What people call the job by is now this.
  @WireName("imagefactory.job.edited")
  record Edited(UUID jobId, String label, List<String> tags, String actor, Instant at)
      implements JobEvent, Asked {
    public Edited {
      tags = List.copyOf(tags);
    }
  }

  @WireName("imagefactory.job.started")
  record Started(UUID jobId, Instant at) implements JobEvent {}

  /// The prompt writer is done; each `ImageOrdered` carries the prompt it got.
  @WireName("imagefactory.job.prompts-written")
  record PromptsWritten(UUID jobId, int count, String model, Instant at) implements JobEvent {}

  @WireName("imagefactory.job.paused")
  record Paused(UUID jobId, String actor, Instant at) implements JobEvent, Asked {}

  @WireName("imagefactory.job.resumed")
  record Resumed(UUID jobId, String actor, Instant at) implements JobEvent, Asked {}

  @WireName("imagefactory.job.completed")
  record Completed(UUID jobId, int successful, int failed, Instant at) implements JobEvent {}

  @WireName("imagefactory.job.failed")
  record Failed(UUID jobId, String code, String message, int successful, int failed, Instant at)
      implements JobEvent {}

  /// `cancelled` counts the images that will never be; those in flight still end by themselves
  /// unless the cancel is `forced`.
  @WireName("imagefactory.job.cancelled")
  record Cancelled(
      UUID jobId,
      boolean forced,
      int successful,
      int failed,
      int cancelled,
      String actor,
      Instant at)
      implements JobEvent, Asked {}

  @WireName("imagefactory.job.deleted")
  record Deleted(UUID jobId, String actor, Instant at) implements JobEvent, Asked {}

  /// What happened to one image of the job.
  sealed interface OfImage extends JobEvent {
    UUID imageId();

    @Override
    default UUID subject() {
      return imageId();
    }
  }

  @WireName("imagefactory.job.image-ordered")
  record ImageOrdered(
      UUID jobId,
      UUID imageId,
      int index,
      int generation,
      String prompt,
      long seed,
      String aspectRatio,
      String provider,
      Instant at)
      implements OfImage {}

  @WireName("imagefactory.job.image-generated")
  record ImageGenerated(
      UUID jobId,
      UUID imageId,
      StoredFile temp,
      String provider,
      @Nullable BigDecimal cost,
      Instant at)
      implements OfImage {}

  @WireName("imagefactory.job.image-failed")
  record ImageFailed(UUID jobId, UUID imageId, Step step, String code, String message, Instant at)
      implements OfImage {}

  @WireName("imagefactory.job.image-judged")
  record ImageJudged(
      UUID jobId, UUID imageId, boolean passed, String code, String reason, Instant at)
      implements OfImage {}

  @WireName("imagefactory.job.image-approved")
  record ImageApproved(
      UUID jobId,
      UUID imageId,
      StoredFile file,
      @Nullable Description metadata,
      Settings.Processing processing,
      List<NotApplied> notApplied,
      List<Warning> warnings,
      Instant at)
      implements OfImage {
    public ImageApproved {
      notApplied = List.copyOf(notApplied);
      warnings = List.copyOf(warnings);
    }
  }

  /// The settings are for this retry alone; without `metadata` the job's own hold.
  @WireName("imagefactory.job.retry-requested")
  record RetryRequested(
      UUID jobId,
      UUID imageId,
      @Nullable UUID retryId,
      Settings.Processing processing,
      Settings.@Nullable Metadata metadata,
      String actor,
      Instant at)
      implements OfImage, Asked {}

  @WireName("imagefactory.job.retry-started")
  record RetryStarted(UUID jobId, UUID imageId, Instant at) implements OfImage {}

  @WireName("imagefactory.job.retry-failed")
  record RetryFailed(UUID jobId, UUID imageId, Step step, String code, String message, Instant at)
      implements OfImage {}

  @WireName("imagefactory.job.image-deleted")
  record ImageDeleted(UUID jobId, UUID imageId, String actor, Instant at)
      implements OfImage, Asked {}
}
