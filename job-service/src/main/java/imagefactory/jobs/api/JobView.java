package imagefactory.jobs.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import imagefactory.contracts.JobStatus;
import imagefactory.contracts.Settings;
import imagefactory.jobs.job.Progress;
import imagefactory.jobs.store.JobRow;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A job as clients see it.
@JsonInclude(JsonInclude.Include.ALWAYS)
public record JobView(
    UUID id,
    JobStatus status,
    String label,
    List<String> tags,
    @Nullable UUID configurationId,
    @Nullable UUID rerunOf,
    Settings settings,
    int totalImages,
    int successfulImages,
    int failedImages,
    int cancelledImages,
    Progress progress,
    int priority,
    @Nullable Instant queuedAt,
    @Nullable Instant scheduledAt,
    @Nullable Instant startedAt,
    @Nullable Instant completedAt,
    @Nullable String errorCode,
    @Nullable String errorMessage,
    int version) {
  static JobView of(JobRow row) {
    return new JobView(
        row.id(),
        row.status(),
        row.label(),
        row.tags(),
        row.configurationId(),
        row.rerunOf(),
        row.settings(),
        row.tally().total(),
        row.tally().successful(),
        row.tally().failed(),
        row.tally().cancelled(),
        row.progress(),
        row.priority(),
        row.queuedAt(),
        row.scheduledAt(),
        row.startedAt(),
        row.completedAt(),
        row.errorCode(),
        row.errorMessage(),
        row.version());
  }
}
