package imagefactory.history.topics;

import imagefactory.contracts.Topic;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Compares the ends of the topics to the offsets stored with what was made of them.
@Singleton
public final class Lag {
  private static final List<Topic> READ =
      List.of(Topic.JOB_EVENTS, Topic.EXTERNAL_JOB_EVENTS, Topic.JOB_LOGS);
  private static final Comparator<Partition> ORDER =
      Comparator.comparing(Partition::topic).thenComparingInt(Partition::partition);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Jdbi jdbi;
  private final String servers;
  private final String prefix;
  private @Nullable Admin admin;

  Lag(
      Jdbi jdbi,
      @ConfigProperty(name = "kafka.bootstrap.servers") String servers,
      @ConfigProperty(name = "factory.topic-prefix") Optional<String> prefix) {
    this.jdbi = jdbi;
    this.servers = servers;
    this.prefix = prefix.orElse("");
  }

  /// One partition: the next offset to be applied, the next to be written, and the difference.
  public record Partition(String topic, int partition, long next, long end, long lag) {}

  /// Kafka did not answer in time, or said no.
  public static final class KafkaIsAwayException extends Exception {
    KafkaIsAwayException(Throwable cause) {
      super(cause);
    }
  }

  public List<Partition> perPartition() throws KafkaIsAwayException {
    Map<TopicPartition, Long> ends = ends();
    Map<TopicPartition, Long> applied = applied();
    return ends.entrySet().stream()
        .map(end -> {
          TopicPartition partition = end.getKey();
          long next = applied.getOrDefault(partition, 0L);
          return new Partition(
              partition.topic().substring(prefix.length()),
              partition.partition(),
              next,
              end.getValue(),
              Math.max(0, end.getValue() - next));
        })
        .sorted(ORDER)
        .toList();
  }

  private Map<TopicPartition, Long> ends() throws KafkaIsAwayException {
    try {
      List<String> names = READ.stream().map(topic -> prefix + topic.topicName()).toList();
      Map<String, TopicDescription> topics = await(admin().describeTopics(names).allTopicNames());
      Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
      topics.forEach((name, topic) ->
          topic
              .partitions()
              .forEach(
                  p -> asked.put(new TopicPartition(name, p.partition()), OffsetSpec.latest())));
      Map<TopicPartition, Long> ends = new HashMap<>();
      await(admin().listOffsets(asked).all()).forEach((p, info) -> ends.put(p, info.offset()));
      return ends;
    } catch (ExecutionException | TimeoutException e) {
      throw new KafkaIsAwayException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaIsAwayException(e);
    }
  }

  private static <T> T await(KafkaFuture<T> answer)
      throws ExecutionException, InterruptedException, TimeoutException {
    return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  private Map<TopicPartition, Long> applied() {
    return jdbi.withHandle(h ->
        h.createQuery("select topic, partition, next_offset from inbox_offset")
            .reduceRows(
                new HashMap<>(),
                (all, row) -> {
                  all.put(
                      new TopicPartition(
                          Objects.requireNonNull(row.getColumn("topic", String.class)),
                          Objects.requireNonNull(row.getColumn("partition", Integer.class))),
                      Objects.requireNonNull(row.getColumn("next_offset", Long.class)));
                  return all;
                }));
  }

  private synchronized Admin admin() {
    if (admin == null) {
      admin =
          Admin.create(
              Map.<String, Object>of(
                  "bootstrap.servers", servers,
                  "default.api.timeout.ms", (int) PATIENCE.toMillis(),
                  "request.timeout.ms", (int) PATIENCE.toMillis()));
    }
    return admin;
  }

  @PreDestroy
  synchronized void close() {
    if (admin != null) {
      admin.close(Duration.ZERO);
    }
  }
}
