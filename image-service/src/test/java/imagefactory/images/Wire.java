package imagefactory.images;

import imagefactory.contracts.ImageEvent;
import imagefactory.contracts.LogEntry;
import imagefactory.contracts.Message;
import imagefactory.contracts.wire.MessageReader;
import imagefactory.contracts.wire.MessageWriter;
import imagefactory.contracts.wire.Received.Known;
import imagefactory.teststack.Line;
import imagefactory.teststack.Stack;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// job-service's end of the wire: sends commands, keeps what comes back.
final class Wire implements AutoCloseable {
  private static final MessageWriter JOB_SERVICE = new MessageWriter("jobs");

  private final Line line;

  Wire(Stack stack) {
    this.line = new Line(stack, "image-events", "job-logs", "image-commands.dlq");
  }

  void send(Message command) {
    var written = JOB_SERVICE.write(command, UUID.randomUUID(), Instant.now(), null, null);
    line.send(written.topic(), written.key(), written.headers(), written.value());
  }

  void sendGarbage(String key) {
    byte[] garbage = "not an event".getBytes(StandardCharsets.UTF_8);
    line.send("image-commands", key, Map.of(), garbage);
  }

  /// The first `n` answers about the image; fewer only when patience ends.
  List<ImageEvent> answersAbout(UUID imageId, int n) {
    return await("image-events", ImageEvent.class, e -> e.imageId().equals(imageId), n);
  }

  List<LogEntry> logOf(UUID imageId, int n) {
    return await("job-logs", LogEntry.class, e -> imageId.equals(e.imageId()), n);
  }

  /// The first dead letter under the key.
  ConsumerRecord<String, byte[]> deadLetter(String key) {
    return line.hear("image-commands.dlq", m -> key.equals(m.key()), 1).getFirst();
  }

  private <T extends Message> List<T> await(
      String topic, Class<T> family, Predicate<T> wanted, int n) {
    var reader = new MessageReader<>(family);
    return line
        .hear(topic, m -> reader.read(m) instanceof Known<T>(_, T told) && wanted.test(told), n)
        .stream()
        .map(m -> ((Known<T>) reader.read(m)).message())
        .toList();
  }

  @Override
  public void close() {
    line.close();
  }
}
