package imagefactory.kit.outbox;

import imagefactory.kit.outbox.Delivery.Refusal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.UnsupportedForMessageFormatException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Brings batches to Kafka with one producer, in order, and tells apart what Kafka refuses for ever
/// from what must be sent again.
final class Carrier implements AutoCloseable {
  private static final Duration TICK = Duration.ofSeconds(1);

  /// Called while waiting, and fails when waiting has lost its sense.
  interface Watch {
    void check() throws SQLException;
  }

  private record Sent(Row row, Future<RecordMetadata> ack) {}

  private final KafkaProducer<byte[], byte[]> producer;
  private final Topics topics;
  private final String prefix;
  private final Duration topicPatience;

  Carrier(String name, Map<String, Object> kafka, Topics topics, String prefix, Duration patience) {
    this.producer =
        new KafkaProducer<>(
            settings(name, kafka, patience), new ByteArraySerializer(), new ByteArraySerializer());
    this.topics = topics;
    this.prefix = prefix;
    this.topicPatience = patience;
  }

  private static Map<String, Object> settings(
      String name, Map<String, Object> kafka, Duration patience) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, name);
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 5);
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0); // the batch is at hand: waiting gains nothing
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 131_072);
    // Only a refusal may surface. A record given up for lateness would let those behind it pass.
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, patience.toMillis());
    return settings;
  }

  Delivery carry(List<Row> rows, Watch watch) throws SQLException, InterruptedException {
    List<Refusal> refused = new ArrayList<>();
    List<Sent> sent = new ArrayList<>();
    Optional<RuntimeException> broken = send(rows, sent, refused);

    List<Long> acknowledged = new ArrayList<>(sent.size());
    for (Sent s : sent) {
      if (broken.isPresent() && !s.ack().isDone()) {
        continue; // not ours to wait for any more; it stays and is sent again
      }
      Optional<Throwable> failure = outcome(s, watch);
      if (failure.isEmpty()) {
        acknowledged.add(s.row().id());
      } else if (isForEver(failure.get())) {
        refused.add(refusal(s.row(), failure.get()));
      } else {
        broken =
            Optional.of(new KafkaException("not delivered: " + s.row().topic(), failure.get()));
      }
    }
    return new Delivery(acknowledged, refused, broken);
  }

  /// Stops at the first record that cannot be sent now: one behind it with the same key must not
  /// pass.
  private Optional<RuntimeException> send(List<Row> rows, List<Sent> sent, List<Refusal> refused) {
    Set<String> missing =
        topics.missingStill(rows.stream().map(r -> prefix + r.topic()).distinct().toList());
    for (Row row : rows) {
      String topic = prefix + row.topic();
      Optional<Throwable> failure =
          missing.contains(topic) ? Optional.of(noTopic(topic)) : send(row, sent);
      if (failure.isEmpty()) {
        continue;
      }
      if (isForEver(failure.get())) {
        refused.add(refusal(row, failure.get()));
      } else if (topics.isMissing(topic)) {
        missing.add(topic);
        refused.add(refusal(row, noTopic(topic)));
      } else {
        return Optional.of(new KafkaException("cannot send to " + topic, failure.get()));
      }
    }
    return Optional.empty();
  }

  private static Throwable noTopic(String topic) {
    return new InvalidTopicException("there is no topic " + topic);
  }

  private Optional<Throwable> send(Row row, List<Sent> sent) {
    try {
      Future<RecordMetadata> ack = producer.send(row.under(prefix));
      if (ack.state() == Future.State.FAILED) {
        return Optional.of(ack.exceptionNow());
      }
      sent.add(new Sent(row, ack));
      return Optional.empty();
    } catch (KafkaException | IllegalArgumentException e) {
      return Optional.of(e);
    }
  }

  private Optional<Throwable> outcome(Sent s, Watch watch)
      throws SQLException, InterruptedException {
    long began = System.nanoTime();
    while (true) {
      try {
        s.ack().get(TICK.toMillis(), TimeUnit.MILLISECONDS);
        return Optional.empty();
      } catch (ExecutionException e) {
        return Optional.of(e.getCause() == null ? e : e.getCause());
      } catch (TimeoutException e) {
        watch.check();
        // Kafka is away, then we wait; or the topic went away under the producer, which waits for
        // ever.
        if (System.nanoTime() - began > topicPatience.toNanos()
            && topics.isMissing(prefix + s.row().topic())) {
          return Optional.of(e);
        }
      }
    }
  }

  private static boolean isForEver(Throwable t) {
    return t instanceof RecordTooLargeException
        || t instanceof RecordBatchTooLargeException
        || t instanceof InvalidRecordException
        || t instanceof InvalidTimestampException
        || t instanceof InvalidTopicException
        || t instanceof SerializationException
        || t instanceof UnsupportedForMessageFormatException
        || t instanceof IllegalArgumentException;
  }

  private static Refusal refusal(Row row, Throwable why) {
    return new Refusal(
        row.id(), row.topic(), why.getClass().getSimpleName() + ": " + why.getMessage());
  }

  /// At once: what is still buffered must not go out after another relay has the lock.
  @Override
  public void close() {
    producer.close(Duration.ZERO);
  }
}
