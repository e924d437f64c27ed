package imagefactory.bench;

import imagefactory.bench.Bench.Benchmark;
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
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Outbox rows a second through one relay, beside the limit: the same records straight from memory
/// with a producer of the same settings. The rows lie there before the relay starts.
final class RelayBench implements Benchmark {
  private static final int ROWS = 200_000;
  private static final int ROUNDS = 5;
  private static final String TOPIC = "bench";
  private static final int PAYLOAD = 400;

  @Override
  public void run() throws Exception {
    try (Servers servers = Servers.start()) {
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers.bootstrap()))) {
        admin.createTopics(List.of(new NewTopic(TOPIC, 6, (short) 1))).all().get();
      }
      var relays = new double[ROUNDS];
      var limits = new double[ROUNDS];
      relay(servers, ROWS / 4); // warms up
      producer(servers.bootstrap(), ROWS / 4);
      for (int round = 0; round < ROUNDS; round++) {
        relays[round] = relay(servers, ROWS);
        limits[round] = producer(servers.bootstrap(), ROWS);
      }
      double relay = Percentiles.of(relays).median();
      double limit = Percentiles.of(limits).median();
      System.out.printf("%d rows of %d bytes, median of %d rounds%n", ROWS, PAYLOAD, ROUNDS);
      System.out.printf("one relay           %,9.0f rows/s   (expected at least 30,000)%n", relay);
      System.out.printf("producer alone      %,9.0f records/s%n", limit);
      System.out.printf("ratio               %9.2f%n", relay / limit);
    }
  }

  private static double relay(Servers servers, int rows) throws Exception {
    fill(servers.source(), rows);
    var relay =
        new Relay(
            0, servers.source(), Map.of("bootstrap.servers", servers.bootstrap()), "", settings());
    long began = System.nanoTime();
    relay.start();
    while (relay.sent() < rows) {
      Thread.sleep(2);
    }
    double rate = rows / seconds(began);
    relay.stop();
    return rate;
  }

  /// All in the shard of the one relay.
  private static void fill(DataSource source, int rows) throws SQLException {
    try (Connection connection = source.getConnection();
        var fill =
            connection.prepareStatement(
                """
                insert into outbox (shard, topic, key, headers, payload)
                select 0, '%s', convert_to('job-' || i %% 500, 'UTF8'), ?, convert_to(rpad(i::text, %d, 'x'), 'UTF8')
                from generate_series(1, ?) i\
                """
                    .formatted(TOPIC, PAYLOAD));
        var vacuum = connection.createStatement()) {
      fill.setString(1, "ce_specversion=1.0\nce_type=imagefactory.job.started\nce_source=/bench");
      fill.setInt(2, rows);
      fill.executeUpdate();
      vacuum.execute("analyze outbox");
    }
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
