package imagefactory.verdicts;

import imagefactory.contracts.LogEntry;
import imagefactory.contracts.Message;
import imagefactory.contracts.QcEvent;
import imagefactory.contracts.Topic;
import imagefactory.contracts.wire.MessageReader;
import imagefactory.contracts.wire.MessageWriter;
import imagefactory.contracts.wire.Received.Known;
import imagefactory.teststack.Stack;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// job-service's end of the wire: sends commands, keeps what comes back.
final class Wire implements AutoCloseable {
  private static final MessageWriter JOB_SERVICE = new MessageWriter("jobs");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Stack stack;
  private final KafkaProducer<String, byte[]> producer;
  private final KafkaConsumer<String, byte[]> consumer;
  private final List<ConsumerRecord<String, byte[]>> heard = new ArrayList<>();

  Wire(Stack stack) {
    this.stack = stack;
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", stack.bootstrapServers()),
            new StringSerializer(),
            new ByteArraySerializer());
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                stack.bootstrapServers(),
                "group.id",
                "wire-" + UUID.randomUUID(),
                "auto.offset.reset",
                "earliest"),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    consumer.subscribe(
        List.of(stack.topic("qc-events"), stack.topic("job-logs"), stack.topic("qc-commands.dlq")));
  }

  void send(Message command) throws ExecutionException, InterruptedException {
    var written = JOB_SERVICE.write(command, UUID.randomUUID(), Instant.now(), null, null);
    var message =
        new ProducerRecord<>(stack.topic(written.topic()), written.key(), written.value());
    written
        .headers()
        .forEach(
            (name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    producer.send(message).get();
  }

  void sendGarbage(String key) throws ExecutionException, InterruptedException {
    byte[] garbage = "not an event".getBytes(StandardCharsets.UTF_8);
    producer.send(new ProducerRecord<>(stack.topic("qc-commands"), key, garbage)).get();
  }

  /// The first `n` verdicts on the image; fewer only when patience ends.
  List<QcEvent.Judged> verdictsOn(UUID imageId, int n) {
    return await(Topic.QC_EVENTS, QcEvent.class, e -> e.imageId().equals(imageId), n).stream()
        .map(QcEvent.Judged.class::cast)
        .toList();
  }

  List<LogEntry> logOf(UUID imageId, int n) {
    return await(Topic.JOB_LOGS, LogEntry.class, e -> imageId.equals(e.imageId()), n);
  }

  /// The first dead letter under the key.
  ConsumerRecord<String, byte[]> deadLetter(String key) {
    String topic = stack.topic("qc-commands.dlq");
    return awaitRecords(m -> m.topic().equals(topic) && key.equals(m.key()), 1).getFirst();
  }

  private <T extends Message> List<T> await(
      Topic topic, Class<T> family, Predicate<T> wanted, int n) {
    var reader = new MessageReader<>(family);
    String name = stack.topic(topic.topicName());
    return awaitRecords(
            m ->
                m.topic().equals(name)
                    && reader.read(m) instanceof Known<T>(_, T message)
                    && wanted.test(message),
            n)
        .stream()
        .map(m -> ((Known<T>) reader.read(m)).message())
        .toList();
  }

  private List<ConsumerRecord<String, byte[]>> awaitRecords(
      Predicate<ConsumerRecord<String, byte[]>> wanted, int n) {
    Instant end = Instant.now().plus(PATIENCE);
    while (true) {
      var found = heard.stream().filter(wanted).toList();
      if (found.size() >= n || Instant.now().isAfter(end)) {
        return found;
      }
      consumer.poll(Duration.ofMillis(200)).forEach(heard::add);
    }
  }

  @Override
  public void close() {
    producer.close();
    consumer.close();
  }
}
