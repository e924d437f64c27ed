package imagefactory.history.logs;

import imagefactory.contracts.ExternalJobEvent;
import imagefactory.contracts.LogEntry;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A line of a job's log, in the file and in answers alike. `id` tells a line from the same line
/// sent again.
public record LogLine(
    UUID id,
    UUID jobId,
    @Nullable UUID imageId,
    Instant timestamp,
    LogEntry.Level level,
    @Nullable String stepName,
    @Nullable String subStep,
    @Nullable Integer imageIndex,
    String message,
    @Nullable Long durationMs,
    @Nullable String errorCode) {

  public static LogLine of(UUID id, LogEntry entry) {
    return new LogLine(
        id,
        entry.jobId(),
        entry.imageId(),
        entry.timestamp(),
        entry.level(),
        entry.stepName(),
        entry.subStep(),
        entry.imageIndex(),
        entry.message(),
        entry.durationMs(),
        entry.errorCode());
  }

  public static LogLine of(UUID jobId, UUID id, Instant at, ExternalJobEvent.Line line) {
    return new LogLine(
        id,
        jobId,
        null,
        at,
        line.level(),
        line.stepName(),
        null,
        null,
        line.message(),
        line.durationMs(),
        line.errorCode());
  }

  /// For people: one line whatever the message holds.
  public String text() {
    StringBuilder text = new StringBuilder().append(timestamp).append(' ');
    text.append("%-5s".formatted(level));
    if (stepName != null) {
      text.append(' ').append(stepName);
    }
    if (subStep != null) {
      text.append('/').append(subStep);
    }
    if (imageIndex != null) {
      text.append(" #").append(imageIndex + 1);
    }
    text.append(": ").append(message.replaceAll("\\R", " ⏎ "));
    if (durationMs != null) {
      text.append(" (").append(durationMs).append(" ms)");
    }
    if (errorCode != null) {
      text.append(" [").append(errorCode).append(']');
    }
    return text.toString();
  }
}
