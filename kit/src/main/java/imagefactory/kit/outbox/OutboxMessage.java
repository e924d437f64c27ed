package imagefactory.kit.outbox;

import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What shall go to Kafka once the transaction has committed. The topic is named without the
/// prefix, which the relay adds; messages with the same key keep their order.
///
/// Nothing is copied: whoever makes a message gives its headers and its bytes away.
@SuppressWarnings("ArrayRecordComponent") // never compared, never copied: it is on its way out
public record OutboxMessage(
    String topic, @Nullable String key, Map<String, String> headers, byte @Nullable [] payload) {
  public OutboxMessage {
    if (topic.isBlank()) {
      throw new IllegalArgumentException("expected a topic, but found none");
    }
    headers = Collections.unmodifiableMap(headers);
  }
}
