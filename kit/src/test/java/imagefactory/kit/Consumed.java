package imagefactory.kit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// All that came to a topic since this was made, read when asked.
public final class Consumed implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();

  Consumed(Map<String, Object> kafka, String topic) {
    consumer = new KafkaConsumer<>(kafka, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    var partitions =
        consumer.partitionsFor(topic).stream()
            .map(p -> new TopicPartition(topic, p.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
  }

  /// Reads until what came satisfies the condition.
  public List<ConsumerRecord<byte[], byte[]>> until(
      Predicate<List<ConsumerRecord<byte[], byte[]>>> enough) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!enough.test(records)) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError(
            "after %s there are only %d: %s".formatted(PATIENCE, records.size(), texts()));
      }
      consumer.poll(Duration.ofMillis(100)).forEach(records::add);
    }
    return List.copyOf(records);
  }

  public List<ConsumerRecord<byte[], byte[]>> atLeast(int n) {
    return until(r -> r.size() >= n);
  }

  public List<String> texts() {
    return records.stream().map(Consumed::text).toList();
  }

  public static String text(ConsumerRecord<byte[], byte[]> r) {
    return r.value() == null ? "null" : new String(r.value(), UTF_8);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
