package imagefactory.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One line of a job's log, for people. `imageIndex` counts from 0.
@WireName("imagefactory.job.log")
public record LogEntry(
    UUID jobId,
    @Nullable UUID imageId,
    Instant timestamp,
    Level level,
    String stepName,
    @Nullable String subStep,
    @Nullable Integer imageIndex,
    String message,
    @Nullable Long durationMs,
    @Nullable String errorCode)
    implements Message {
  /// How loud the line is.
  public enum Level {
    DEBUG,
    INFO,
    WARN,
    ERROR
  }

  @Override
  public UUID key() {
    return jobId;
  }

  @Override
  public UUID subject() {
    return jobId;
  }
}
