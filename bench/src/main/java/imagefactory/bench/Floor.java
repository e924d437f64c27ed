package imagefactory.bench;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// What one image cannot go below: its six messages there and back, and the durable commits between
/// them: one when the job is submitted, one for each poll that brings a message, two for each of
/// the three tasks, one for each batch of the outbox that is deleted.
record Floor(double commit, double hop) {
  private static final int HOPS = 6;
  private static final int COMMITS = 1 + HOPS + 3 * 2 + HOPS;
  private static final int ROUNDS = 300;

  static Floor of(Servers servers) throws Exception {
    return new Floor(commit(servers), hop(servers));
  }

  void print() {
    System.out.printf(
        "floor               p50 %6.1f ms   (%d commits of %.2f ms, %d hops of %.2f ms)%n",
        COMMITS * commit + HOPS * hop, COMMITS, commit, HOPS, hop);
  }

  private static double commit(Servers servers) throws SQLException {
    double[] took = new double[ROUNDS];
    try (Connection connection = servers.source().getConnection();
        var insert =
            connection.prepareStatement(
                "insert into outbox (shard, topic, headers) values (1, 'floor', '')")) {
      for (int i = 0; i < ROUNDS; i++) {
        long began = System.nanoTime();
        insert.executeUpdate();
        took[i] = (System.nanoTime() - began) / 1e6;
      }
    }
    return Percentiles.of(took).median();
  }

  private static double hop(Servers servers) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers.bootstrap()))) {
      admin.createTopics(List.of(new NewTopic("floor", 1, (short) 1))).all().get();
    }
    double[] took = new double[ROUNDS];
    byte[] payload = "x".repeat(400).getBytes(StandardCharsets.UTF_8);
    try (var producer =
            new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", servers.bootstrap(), "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        var consumer =
            new KafkaConsumer<>(
                Map.<String, Object>of(
                    "bootstrap.servers", servers.bootstrap(),
                    "group.id", "floor",
                    "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
      consumer.subscribe(List.of("floor"));
      for (int i = 0; i < ROUNDS; i++) {
        long began = System.nanoTime();
        producer.send(new ProducerRecord<>("floor", payload)).get();
        while (consumer.poll(Duration.ofSeconds(10)).isEmpty()) {
          // the group is still forming
        }
        took[i] = (System.nanoTime() - began) / 1e6;
      }
    }
    return Percentiles.of(took).median();
  }
}
