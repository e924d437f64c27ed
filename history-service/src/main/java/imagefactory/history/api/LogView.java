package imagefactory.history.api;

import imagefactory.contracts.wire.LowerCaseEnums;
import imagefactory.history.logs.LogLine;
import imagefactory.history.logs.LogReader;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A line of a job's log. `cursor` is where the log goes on after it: give it as `after`.
@Schema(name = "LogEntry")
record LogView(
    UUID id,
    @Nullable UUID imageId,
    Instant timestamp,
    String level,
    @Nullable String stepName,
    @Nullable String subStep,
    @Nullable Integer imageIndex,
    String message,
    @Nullable Long durationMs,
    @Nullable String errorCode,
    String cursor) {
  static LogView of(LogReader.Placed placed) {
    LogLine line = placed.line();
    return new LogView(
        line.id(),
        line.imageId(),
        line.timestamp(),
        LowerCaseEnums.nameOf(line.level()),
        line.stepName(),
        line.subStep(),
        line.imageIndex(),
        line.message(),
        line.durationMs(),
        line.errorCode(),
        Long.toString(placed.after()));
  }
}
