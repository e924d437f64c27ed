package imagefactory.jobs.store;

import imagefactory.contracts.JobStatus;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which jobs. Null does not narrow; the times are those of submission.
public record JobFilter(
    @Nullable JobStatus status,
    @Nullable String label,
    @Nullable String tag,
    @Nullable UUID configurationId,
    @Nullable Instant from,
    @Nullable Instant to) {
  private static final JobFilter NONE = new JobFilter(null, null, null, null, null, null);

  public boolean isEmpty() {
    return equals(NONE);
  }
}
