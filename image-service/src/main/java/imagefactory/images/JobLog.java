package imagefactory.images;

import imagefactory.contracts.LogEntry;
import imagefactory.contracts.LogEntry.Level;
import imagefactory.contracts.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Words lines of a job's log about one image.
record JobLog(UUID jobId, UUID imageId, int index, Instant now) {

  LogEntry done(Step step, String message, Duration took) {
    return line(Level.INFO, step, message, took.toMillis(), null);
  }

  /// A part of a step.
  LogEntry detail(Step step, String subStep, String message, Duration took) {
    return line(Level.DEBUG, step, subStep, message, took.toMillis(), null);
  }

  LogEntry warning(Step step, String code, String message) {
    return line(Level.WARN, step, message, null, code);
  }

  LogEntry triedInVain(Step step, String code, String message, int attempt, int most) {
    return warning(step, code, "attempt %d of %d: %s".formatted(attempt, most, message));
  }

  LogEntry failed(Step step, String code, String message, Duration took) {
    return line(Level.ERROR, step, message, took.toMillis(), code);
  }

  private LogEntry line(
      Level level, Step step, String message, @Nullable Long durationMs, @Nullable String code) {
    return line(level, step, null, message, durationMs, code);
  }

  private LogEntry line(
      Level level,
      Step step,
      @Nullable String subStep,
      String message,
      @Nullable Long durationMs,
      @Nullable String code) {
    return new LogEntry(
        jobId,
        imageId,
        now,
        level,
        step.name().toLowerCase(Locale.ROOT),
        subStep,
        index,
        message,
        durationMs,
        code);
  }
}
