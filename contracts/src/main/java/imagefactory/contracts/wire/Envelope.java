package imagefactory.contracts.wire;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The attributes of a CloudEvent. Two with the same source and id are the same event.
public record Envelope(
    String id,
    String source,
    String type,
    @Nullable String subject,
    @Nullable Instant time,
    @Nullable String partitionKey,
    @Nullable Long sequence,
    @Nullable String traceparent) {
  public Envelope {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(type, "type");
  }
}
