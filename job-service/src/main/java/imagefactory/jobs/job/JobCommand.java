package imagefactory.jobs.job;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What can be asked of a job.
public sealed interface JobCommand {
  UUID jobId();

  Instant now();

  record Submit(
      UUID jobId,
      @Nullable String label,
      List<String> tags,
      @Nullable UUID configurationId,
      @Nullable UUID rerunOf,
      int priority,
      @Nullable Instant scheduledAt,
      Plan plan,
      String actor,
      Instant now)
      implements JobCommand {
    public Submit {
      tags = List.copyOf(tags);
    }
  }

  /// A lane is free.
  record Start(UUID jobId, Instant now) implements JobCommand {}

  /// Something ended: order what there is room for, or end the job.
  record GoOn(UUID jobId, Instant now) implements JobCommand {}

  record Pause(UUID jobId, String actor, Instant now) implements JobCommand {}

  record Resume(UUID jobId, String actor, Instant now) implements JobCommand {}

  record Cancel(UUID jobId, boolean forced, String actor, Instant now) implements JobCommand {}
}
