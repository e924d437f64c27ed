package imagefactory.jobs.job;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What can be asked of a job.
public sealed interface JobCommand {
  UUID jobId();

  Instant now();

  /// Asked by somebody, whose doing is remembered.
  sealed interface Asked extends JobCommand {
    String actor();
  }

  record Submit(
      UUID jobId,
      @Nullable String label,
      List<String> tags,
      @Nullable UUID configurationId,
      @Nullable UUID rerunOf,
      int priority,
      @Nullable Instant scheduledAt,
      @Nullable Chain chain,
      Plan plan,
      String actor,
      Instant now)
      implements Asked {
    public Submit {
      tags = List.copyOf(tags);
    }
  }

  /// A job's place among those that run one after another.
  record Chain(UUID id, int place) {}

  /// A lane is free.
  record Start(UUID jobId, Instant now) implements JobCommand {}

  /// Something ended: order what there is room for, or end the job. `share` is how many images of
  /// this job its provider may have at once.
  record GoOn(UUID jobId, int share, Instant now) implements JobCommand {}

  /// The writer brought the prompts.
  record TakePrompts(UUID jobId, List<String> prompts, String model, Instant now)
      implements JobCommand {
    public TakePrompts {
      prompts = List.copyOf(prompts);
    }
  }

  /// The writer brought none, and will not.
  record DoWithoutPrompts(UUID jobId, String code, String message, Instant now)
      implements JobCommand {}

  record Pause(UUID jobId, String actor, Instant now) implements Asked {}

  record Resume(UUID jobId, String actor, Instant now) implements Asked {}

  record Cancel(UUID jobId, boolean forced, String actor, Instant now) implements Asked {}

  record Prioritize(UUID jobId, int priority, String actor, Instant now) implements Asked {}

  record Edit(UUID jobId, String label, List<String> tags, String actor, Instant now)
      implements Asked {
    public Edit {
      tags = List.copyOf(tags);
    }
  }

  record Delete(UUID jobId, String actor, Instant now) implements Asked {}
}
