package imagefactory.contracts.wire;

import imagefactory.contracts.wire.Json.UnreadableException;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Reads the messages of one family from a topic.
public final class MessageReader<T> {
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
          : new Received.Known<>(opened.envelope(), Json.read(opened.data(), type));
    } catch (UnreadableException e) {
      return new Received.Unreadable<>(String.valueOf(e.getMessage()));
    }
  }
}
