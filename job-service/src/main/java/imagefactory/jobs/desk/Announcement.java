package imagefactory.jobs.desk;

import imagefactory.contracts.Message;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A message with its place in its job's story, if it has one, and the trace it belongs to.
public record Announcement(
    Message message, Instant at, @Nullable Long sequence, @Nullable String traceparent) {}
