package imagefactory.jobs.store;

import imagefactory.contracts.JobStatus;
import imagefactory.contracts.Settings;
import imagefactory.jobs.job.Progress;
import imagefactory.jobs.job.Tally;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A job as it is shown.
public record JobRow(
    UUID id,
    JobStatus status,
    String label,
    List<String> tags,
    @Nullable UUID configurationId,
    @Nullable UUID rerunOf,
    Settings settings,
    Tally tally,
    int priority,
    @Nullable Instant queuedAt,
    @Nullable Instant scheduledAt,
    @Nullable Instant startedAt,
    @Nullable Instant completedAt,
    @Nullable String errorCode,
    @Nullable String errorMessage,
    int version) {
  public JobRow {
    tags = List.copyOf(tags);
  }

  public Progress progress() {
    return Progress.of(status, startedAt != null, tally, settings.variations());
  }
}
