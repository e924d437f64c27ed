package imagefactory.history.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import imagefactory.contracts.wire.LowerCaseEnums;
import imagefactory.history.store.JobQueries;
import imagefactory.history.timeline.ImageJobs;
import imagefactory.history.timeline.Job;
import imagefactory.history.timeline.Pace;
import imagefactory.history.timeline.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A job as clients see it. Lists leave out `settings`, `attributes` and `logPath`. As long as
/// `missingEvents` is not 0, more has happened than is shown.
@Schema(name = "Job")
record JobView(
    UUID id,
    @Nullable String externalId,
    String source,
    String kind,
    @Nullable String label,
    List<String> tags,
    String status,
    @Nullable UUID configurationId,
    @Nullable UUID parentId,
    @Nullable UUID rerunOf,
    int total,
    int successful,
    int failed,
    int cancelled,
    Progress progress,
    @Nullable Pace pace,
    @Nullable Instant queuedAt,
    @Nullable Instant scheduledAt,
    @Nullable Instant startedAt,
    @Nullable Instant completedAt,
    @Nullable Long durationMs,
    @Nullable String errorCode,
    @Nullable String errorMessage,
    @JsonRawValue @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(implementation = Object.class)
        @Nullable String settings,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, Object> attributes,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String logPath,
    long missingEvents,
    @Nullable Instant updatedAt) {

  static JobView inList(Job job) {
    return of(job, null, null, null);
  }

  static JobView of(JobQueries.Found found) {
    Job job = found.job();
    return of(job, found.settings(), isOurs(job) ? null : job.attributes(), found.logReference());
  }

  private static JobView of(
      Job job,
      @Nullable String settings,
      @Nullable Map<String, Object> attributes,
      @Nullable String logPath) {
    Job.Lifecycle lifecycle = job.lifecycle();
    return new JobView(
        job.id(),
        job.origin().externalId(),
        job.origin().source(),
        job.origin().kind(),
        job.heading().label(),
        job.heading().tags(),
        LowerCaseEnums.nameOf(lifecycle.status()),
        job.heading().configurationId(),
        job.heading().parentId(),
        job.heading().rerunOf(),
        job.counters().total(),
        job.counters().successful(),
        job.counters().failed(),
        job.counters().cancelled(),
        isOurs(job) ? Progress.ofImages(job) : Progress.ofPieces(job),
        Pace.of(job),
        lifecycle.queuedAt(),
        lifecycle.scheduledAt(),
        lifecycle.startedAt(),
        lifecycle.completedAt(),
        lifecycle.duration().map(Duration::toMillis).orElse(null),
        lifecycle.errorCode(),
        lifecycle.errorMessage(),
        settings,
        attributes,
        logPath,
        isOurs(job) ? job.place().missing() : 0,
        job.place().until());
  }

  private static boolean isOurs(Job job) {
    return job.origin().equals(ImageJobs.ORIGIN);
  }
}
