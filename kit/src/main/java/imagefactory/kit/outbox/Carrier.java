package imagefactory.kit.outbox;

import imagefactory.kit.outbox.Delivery.Refusal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Brings batches to Kafka with one producer, in order, and tells apart what Kafka refuses for ever
/// from what must be sent again.
final class Carrier implements AutoCloseable {
  private static final Duration TICK = Duration.ofSeconds(1);

  /// Called while waiting, and fails when waiting has lost its sense.
  interface Watch {
    void check() throws SQLException;
  }

  private record Sent(Parcel parcel, Future<RecordMetadata> ack) {}

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
    // Long enough to put a batch's messages together; the flush behind them ends the wait.
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 20);
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 131_072);
    // Only a refusal may surface. A record given up for lateness would let those behind it pass.
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, patience.toMillis());
    return settings;
  }

  Delivery carry(List<Bundle> bundles, Watch watch) throws SQLException, InterruptedException {
    List<Parcel> parcels = bundles.stream().flatMap(Bundle::parcels).toList();
    List<Refusal> refused = new ArrayList<>();
    List<Sent> sent = new ArrayList<>();
    Set<Long> unfinished = new HashSet<>();
    Optional<RuntimeException> broken = send(parcels, sent, refused, unfinished);
    // All that lies there is on its way: the producer need not wait for more.
    Thread.ofVirtual().name("outbox-flush").start(producer::flush);

    for (Sent s : sent) {
      if (broken.isPresent() && !s.ack().isDone()) {
        // Not ours to wait for any more; it stays and is sent again.
        unfinished.add(s.parcel().bundle());
        continue;
      }
      Optional<Throwable> failure = outcome(s, watch);
      if (failure.isPresent() && Refusal.isForEver(failure.get())) {
        refused.add(s.parcel().refused(failure.get()));
      } else if (failure.isPresent()) {
        unfinished.add(s.parcel().bundle());
        broken =
            Optional.of(new KafkaException("not delivered: " + s.parcel().topic(), failure.get()));
      }
    }
    return delivery(bundles, unfinished, refused, broken);
  }

  private static Delivery delivery(
      List<Bundle> bundles,
      Set<Long> unfinished,
      List<Refusal> refused,
      Optional<RuntimeException> broken) {
    List<Bundle> done = bundles.stream().filter(each -> !unfinished.contains(each.id())).toList();
    List<Refusal> settled =
        refused.stream().filter(each -> !unfinished.contains(each.bundle())).toList();
    int messages = done.stream().mapToInt(each -> each.messages().size()).sum();
    return new Delivery(
        done.stream().map(Bundle::id).toList(), messages - settled.size(), settled, broken);
  }

  /// Stops at the first record that cannot be sent now: one behind it with the same key must not
  /// pass.
  private Optional<RuntimeException> send(
      List<Parcel> parcels, List<Sent> sent, List<Refusal> refused, Set<Long> unfinished) {
    Optional<RuntimeException> broken = Optional.empty();
    Set<String> missing =
        topics.missingStill(parcels.stream().map(p -> prefix + p.topic()).distinct().toList());
    for (Parcel parcel : parcels) {
      String topic = prefix + parcel.topic();
      if (broken.isPresent()) {
        unfinished.add(parcel.bundle());
        continue;
      }
      Optional<Throwable> failure =
          missing.contains(topic) ? Optional.of(noTopic(topic)) : send(parcel, sent);
      if (failure.isEmpty()) {
        continue;
      }
      if (Refusal.isForEver(failure.get())) {
        refused.add(parcel.refused(failure.get()));
      } else if (topics.isMissing(topic)) {
        missing.add(topic);
        refused.add(parcel.refused(noTopic(topic)));
      } else {
        unfinished.add(parcel.bundle());
        broken = Optional.of(new KafkaException("cannot send to " + topic, failure.get()));
      }
    }
    return broken;
  }

  private static Throwable noTopic(String topic) {
    return new InvalidTopicException("there is no topic " + topic);
  }

  private Optional<Throwable> send(Parcel parcel, List<Sent> sent) {
    try {
      Future<RecordMetadata> ack = producer.send(parcel.under(prefix));
      if (ack.state() == Future.State.FAILED) {
        return Optional.of(ack.exceptionNow());
      }
      sent.add(new Sent(parcel, ack));
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
            && topics.isMissing(prefix + s.parcel().topic())) {
          return Optional.of(e);
        }
      }
    }
  }

  /// At once: what is still buffered must not go out after another relay has the lock.
  @Override
  public void close() {
    producer.close(Duration.ZERO);
  }
}
