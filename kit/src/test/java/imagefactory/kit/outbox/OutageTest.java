package imagefactory.kit.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import imagefactory.kit.Consumed;
import imagefactory.kit.Room;
import imagefactory.teststack.PrivateStack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutageTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;

  @Test
  void messages_wait_while_kafka_or_postgresql_is_away_and_keep_their_order() throws Exception {
    try (var own = PrivateStack.start(folder)) {
      var room = Room.in(own.stack(), "job");
      var settings = new TestOutbox(100, Duration.ofSeconds(1), Duration.ofMillis(1));
      int shard = Outbox.hash("a".getBytes(UTF_8)) % 2;
      var relay =
          new Relay(shard, room.source("relay"), room.kafka(), room.prefix(), settings).start();
      try (Consumed topic = room.consume("job-events")) {
        add(room, "before");
        topic.atLeast(1);

        own.killKafka();
        add(room, "kafka is away");
        // It stands still for longer than it may, but not by its own fault.
        await()
            .atMost(PATIENCE)
            .until(() -> relay.lag().compareTo(settings.topicPatience().multipliedBy(3)) > 0);
        assertThat(relay.sickness().filter(s -> s.contains("no row went out"))).isEmpty();
        assertThat(room.count("outbox_refused")).isZero();
        own.startKafka();
        topic.atLeast(2);
        await().atMost(PATIENCE).until(() -> room.count("outbox") == 0);

        own.stopPostgres();
        own.startPostgres();
        add(room, "postgresql was away");
        topic.atLeast(3);

        assertThat(topic.texts()).containsExactly("before", "kafka is away", "postgresql was away");
      } finally {
        relay.stop();
      }
    }
  }

  private static void add(Room room, String text) {
    room.jdbi()
        .useTransaction(tx ->
            new Outbox()
                .add(
                    tx,
                    List.of(new OutboxMessage("job-events", "a", Map.of(), text.getBytes(UTF_8)))));
  }
}
