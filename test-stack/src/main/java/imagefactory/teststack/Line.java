package imagefactory.teststack;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Another service's line to the topics of a stack: sends, and keeps all it hears. Topics are named
/// without the prefix.
public final class Line implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Stack stack;
  private final KafkaProducer<String, byte[]> producer;
  private final KafkaConsumer<String, byte[]> consumer;
  private final List<ConsumerRecord<String, byte[]>> heard = new ArrayList<>();

  /// Hears the topics from their beginning.
  public Line(Stack stack, String... topics) {
    this.stack = stack;
    Map<String, Object> servers = Map.of("bootstrap.servers", stack.bootstrapServers());
    this.producer = new KafkaProducer<>(servers, new StringSerializer(), new ByteArraySerializer());
    this.consumer =
        new KafkaConsumer<>(servers, new StringDeserializer(), new ByteArrayDeserializer());
    var partitions =
        Stream.of(topics)
            .flatMap(topic -> consumer.partitionsFor(stack.topic(topic)).stream())
            .map(each -> new TopicPartition(each.topic(), each.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /// Returns when Kafka has it.
  public void send(String topic, String key, Map<String, String> headers, byte[] value) {
    var written = new ProducerRecord<>(stack.topic(topic), key, value);
    headers.forEach(
        (name, text) -> written.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
    try {
      producer.send(written).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while writing to " + topic, e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("not written to " + topic, e);
    }
  }

  /// What was heard on the topic and is wanted, as soon as it is `n` or more; fewer only when
  /// patience ends.
  public List<ConsumerRecord<String, byte[]>> hear(
      String topic, Predicate<ConsumerRecord<String, byte[]>> wanted, int n) {
    String name = stack.topic(topic);
    Instant end = Instant.now().plus(PATIENCE);
    while (true) {
      var found = heard.stream().filter(m -> m.topic().equals(name) && wanted.test(m)).toList();
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
