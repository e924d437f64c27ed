package imagefactory.history.rebuild;

import imagefactory.contracts.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// The topics from their beginning, read beside the consumer that follows them: all of their
/// partitions, or every n-th.
final class TopicReading implements AutoCloseable {
  private static final List<Topic> STORIES = List.of(Topic.JOB_EVENTS, Topic.EXTERNAL_JOB_EVENTS);
  private static final Duration WAIT = Duration.ofMillis(200);

  private final KafkaConsumer<String, byte[]> consumer;
  private final String jobs;

  TopicReading(String servers, String prefix, int records, int share, int shares) {
    this.consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of(
                "bootstrap.servers",
                servers,
                "enable.auto.commit",
                false,
                "auto.offset.reset",
                "earliest",
                "max.poll.records",
                records,
                "fetch.max.bytes",
                8_000_000,
                "max.partition.fetch.bytes",
                2_000_000,
                "default.api.timeout.ms",
                30_000),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    this.jobs = prefix + Topic.JOB_EVENTS.topicName();
    List<TopicPartition> all =
        STORIES.stream().flatMap(topic -> partitions(prefix + topic.topicName())).toList();
    List<TopicPartition> partitions =
        IntStream.range(0, all.size()).filter(i -> i % shares == share).mapToObj(all::get).toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  private Stream<TopicPartition> partitions(String topic) {
    return consumer.partitionsFor(topic).stream()
        .map(each -> new TopicPartition(each.topic(), each.partition()));
  }

  ConsumerRecords<String, byte[]> next() {
    return consumer.poll(WAIT);
  }

  boolean isOfJobs(ConsumerRecord<String, byte[]> each) {
    return each.topic().equals(jobs);
  }

  Map<TopicPartition, Long> ends() {
    return consumer.endOffsets(consumer.assignment());
  }

  /// What there is to read before the ends.
  long left(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .mapToLong(end -> Math.max(0, end.getValue() - consumer.position(end.getKey())))
        .sum();
  }

  Map<TopicPartition, Long> positions() {
    Map<TopicPartition, Long> positions = new HashMap<>();
    consumer.assignment().forEach(p -> positions.put(p, consumer.position(p)));
    return positions;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
