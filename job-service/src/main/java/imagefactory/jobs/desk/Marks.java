package imagefactory.jobs.desk;

import imagefactory.contracts.JobEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What an event leaves on a job's row for people to read, beside its state.
public record Marks(
    @Nullable Instant startedAt,
    @Nullable Instant completedAt,
    @Nullable String errorCode,
    @Nullable String errorMessage) {
  public static final Marks NONE = new Marks(null, null, null, null);

  public Marks with(JobEvent event) {
    return switch (event) {
      case JobEvent.Started started ->
          new Marks(started.at(), completedAt, errorCode, errorMessage);
      case JobEvent.Completed completed -> ended(completed.at());
      case JobEvent.Cancelled cancelled -> ended(cancelled.at());
      case JobEvent.Failed failed ->
          new Marks(startedAt, failed.at(), failed.code(), failed.message());
      case JobEvent.Queued _,
          JobEvent.Prioritized _,
          JobEvent.Edited _,
          JobEvent.PromptsWritten _,
          JobEvent.Paused _,
          JobEvent.Resumed _,
          JobEvent.Deleted _,
          JobEvent.OfImage _ ->
          this;
    };
  }

  private Marks ended(Instant at) {
    return new Marks(startedAt, at, errorCode, errorMessage);
  }
}
