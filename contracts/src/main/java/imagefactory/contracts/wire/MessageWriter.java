package imagefactory.contracts.wire;

import imagefactory.contracts.Message;
import imagefactory.contracts.Topic;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Writes the messages of one service, whose name is the source of all of them.
public final class MessageWriter {
  private final String source;

  /// `service` is the service's place in the house: `jobs`, `images`, …
  public MessageWriter(String service) {
    this.source = "/image-factory/" + service;
  }

  public Written write(
      Message message,
      UUID id,
      Instant time,
      @Nullable Long sequence,
      @Nullable String traceparent) {
    Envelope envelope =
        new Envelope(
            id.toString(),
            source,
            WireNames.of(message),
            message.subject().toString(),
            time,
            message.key().toString(),
            sequence,
            traceparent);
    return new Written(
        Topic.of(message).topicName(),
        message.key().toString(),
        CloudEvents.headers(envelope),
        Json.write(message));
  }

  /// A message ready for its topic.
  public record Written(String topic, String key, Map<String, String> headers, byte[] value) {}
}
