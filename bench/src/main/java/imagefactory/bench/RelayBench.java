package imagefactory.bench;

import imagefactory.bench.Bench.Benchmark;
import imagefactory.kit.outbox.Outbox;
import imagefactory.kit.outbox.OutboxMessage;
import imagefactory.kit.outbox.OutboxSettings;
import imagefactory.kit.outbox.Relay;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jdbi.v3.core.Jdbi;

/// Outbox messages a second through one relay, beside the limit: the same records straight from
/// memory with a producer of the same settings. They lie there before the relay starts.
final class RelayBench implements Benchmark {
  private static final int MESSAGES = 200_000;
  private static final int ROUNDS = 5;
  private static final String TOPIC = "bench";
  private static final int PAYLOAD = 400;
  private static final int TOGETHER = 40;

  @Override
  public void run() throws Exception {
    try (Servers servers = Servers.start()) {
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers.bootstrap()))) {
        admin.createTopics(List.of(new NewTopic(TOPIC, 6, (short) 1))).all().get();
      }
      var relays = new double[ROUNDS];
      var limits = new double[ROUNDS];
      oneShard(servers);
      relay(servers, MESSAGES / 4); // warms up
      producer(servers.bootstrap(), MESSAGES / 4);
      for (int round = 0; round < ROUNDS; round++) {
        relays[round] = relay(servers, MESSAGES);
        limits[round] = producer(servers.bootstrap(), MESSAGES);
      }
      double relay = Percentiles.of(relays).median();
      double limit = Percentiles.of(limits).median();
      System.out.printf(
          "%d messages of %d bytes, %d in a transaction, median of %d rounds%n",
          MESSAGES, PAYLOAD, TOGETHER, ROUNDS);
      System.out.printf(
          "one relay           %,9.0f messages/s   (expected at least 30,000)%n", relay);
      System.out.printf("producer alone      %,9.0f messages/s%n", limit);
      System.out.printf("ratio               %9.2f%n", relay / limit);
    }
  }

  private static void oneShard(Servers servers) throws SQLException {
    try (Connection connection = servers.source().getConnection();
        var sql = connection.createStatement()) {
      sql.execute("update outbox_shards set shards = 1");
    }
  }

  private static double relay(Servers servers, int messages) throws Exception {
    fill(servers, messages);
    var relay =
        new Relay(
            0, servers.source(), Map.of("bootstrap.servers", servers.bootstrap()), "", settings());
    long began = System.nanoTime();
    relay.start();
    while (relay.sent() < messages) {
      Thread.sleep(2);
    }
    double rate = messages / seconds(began);
    relay.stop();
    return rate;
  }

  /// As a service does it, each transaction with some messages.
  private static void fill(Servers servers, int messages) throws SQLException {
    Jdbi jdbi = Jdbi.create(servers.source());
    var outbox = new Outbox();
    byte[] payload = "x".repeat(PAYLOAD).getBytes(StandardCharsets.UTF_8);
    Map<String, String> headers =
        Map.of(
            "ce_specversion", "1.0", "ce_type", "imagefactory.job.started", "ce_source", "/bench");
    jdbi.useHandle(session -> {
      for (int i = 0; i < messages; i += TOGETHER) {
        List<OutboxMessage> next =
            IntStream.range(i, i + TOGETHER)
                .mapToObj(m -> new OutboxMessage(TOPIC, "job-" + m % 500, headers, payload))
                .toList();
        session.useTransaction(tx -> outbox.add(tx, next));
      }
    });
  }

  private static double producer(String bootstrap, int records)
      throws ExecutionException, InterruptedException {
    byte[] payload = "x".repeat(PAYLOAD).getBytes(StandardCharsets.UTF_8);
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of(
                "bootstrap.servers", bootstrap,
                "acks", "all",
                "enable.idempotence", "true",
                "compression.type", "lz4"),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      long began = System.nanoTime();
      List<Future<?>> acknowledgements = new ArrayList<>(records);
      for (int i = 0; i < records; i++) {
        byte[] key = ("job-" + i % 500).getBytes(StandardCharsets.UTF_8);
        acknowledgements.add(producer.send(new ProducerRecord<>(TOPIC, key, payload)));
      }
      for (Future<?> each : acknowledgements) {
        each.get();
      }
      return records / seconds(began);
    }
  }

  private static OutboxSettings settings() {
    return new SmallRyeConfigBuilder()
        .withConverter(Duration.class, 300, new DurationConverter())
        .withMapping(OutboxSettings.class)
        .build()
        .getConfigMapping(OutboxSettings.class);
  }

  static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
