package imagefactory.contracts.wire;

import imagefactory.contracts.wire.Json.UnreadableException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Reads the messages of one family from a topic.
public final class MessageReader<T> {
  private static final byte[] NUL = "\\u0000".getBytes(StandardCharsets.US_ASCII);
  private final Map<String, Class<? extends T>> types;

  public MessageReader(Class<T> family) {
    this.types = WireNames.under(family);
  }

  public Received<T> read(ConsumerRecord<?, byte[]> message) {
    try {
      var opened = CloudEvents.open(message);
      Class<? extends T> type = types.get(opened.envelope().type());
      return type == null
          ? new Received.Unknown<>(opened.envelope())
          : new Received.Known<>(opened.envelope(), Json.read(storable(opened.data()), type));
    } catch (UnreadableException e) {
      return new Received.Unreadable<>(String.valueOf(e.getMessage()));
    }
  }

  /// JSON may hold the character U+0000, escaped. No database of the house can, so it is refused
  /// before anything has been made of it.
  private static byte[] storable(byte[] json) throws UnreadableException {
    for (int i = 0; i + NUL.length <= json.length; i++) {
      if (json[i] == '\\') {
        if (Arrays.equals(json, i, i + NUL.length, NUL, 0, NUL.length)) {
          throw new UnreadableException("expected text without the character U+0000");
        }
        i++; // what is escaped begins no escape
      }
    }
    return json;
  }
}
