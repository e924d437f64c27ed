package imagefactory.kit.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import imagefactory.kit.Room;
import imagefactory.kit.outbox.Outbox;
import imagefactory.teststack.OnStack;
import imagefactory.teststack.Stack;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@OnStack
@Timeout(180)
class RebalanceTest {
  private static final Logger LOG = Logger.getLogger(RebalanceTest.class);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Room room;
  private Jdbi jdbi;

  @BeforeEach
  void enter(Stack stack) {
    room = Room.in(stack, "qc");
    jdbi = room.jdbi();
  }

  @Test
  void nothing_is_applied_twice_or_lost_when_readers_come_and_go() throws Exception {
    String topic = room.prefix() + "image-commands";
    int records = 6000;
    try (var producer = room.producer()) {
      for (int i = 0; i < records; i++) {
        byte[] id = ("e" + i).getBytes(UTF_8);
        var _ = producer.send(new ProducerRecord<>(topic, id, id));
      }
    }

    var first = new Reader(topic, 10).start();
    await().atMost(PATIENCE).until(() -> room.count("letter") > 0);
    var second = new Reader(topic, Integer.MAX_VALUE).start();
    first.left();
    await().atMost(PATIENCE).until(() -> room.count("letter") > 3000);
    var third = new Reader(topic, Integer.MAX_VALUE).start();
    await().atMost(PATIENCE).until(() -> room.count("letter") == records);
    second.stop();
    third.stop();
    first.applyWhatIsInHand(); // others have applied it since

    // The effect is a plain insert: a second time would have been a dead letter.
    assertThat(room.count("outbox")).isZero();
    long applied =
        jdbi.withHandle(
            h -> h.select("select sum(next_offset) from inbox_offset").mapTo(long.class).one());
    assertThat(applied).isEqualTo(records);
  }

  @Test
  void a_topic_made_anew_is_read_from_its_beginning() {
    String topic = room.prefix() + "qc-commands";
    var partition = new TopicPartition(topic, 0);
    try (var producer = room.producer();
        var consumer = room.consumer("anew")) {
      var _ = producer.send(new ProducerRecord<>(topic, 0, null, "new".getBytes(UTF_8)));
      producer.flush();
      jdbi.useHandle(h -> h.execute("insert into inbox_offset values (?, 0, 1000000)", topic));
      consumer.assign(List.of(partition));

      new SeekToStored(jdbi).onPartitionsAssigned(consumer, List.of(partition));

      assertThat(consumer.position(partition)).isZero();
      assertThat(room.count("inbox_offset where next_offset = 0")).isEqualTo(1);
    }
  }

  /// What a channel does: polls, and hands over to the inbox.
  private final class Reader {
    private final String topic;
    private final int polls;
    private final KafkaConsumer<String, byte[]> consumer = room.consumer("rebalance");
    private final Inbox inbox =
        new Inbox(jdbi, new Outbox(), Optional.of(room.prefix()), new PollsInWork(() -> PATIENCE));
    private final SeekToStored seek = new SeekToStored(jdbi);
    private final Thread thread = Thread.ofVirtual().unstarted(this::run);
    private volatile ConsumerRecords<String, byte[]> inHand = ConsumerRecords.empty();

    /// Leaves with the last of so many polls in hand.
    Reader(String topic, int polls) {
      this.topic = topic;
      this.polls = polls;
    }

    Reader start() {
      thread.start();
      return this;
    }

    private void run() {
      consumer.subscribe(
          List.of(topic),
          new ConsumerRebalanceListener() {
            @Override
            public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
              seek.onPartitionsAssigned(consumer, partitions);
            }

            @Override
            public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
              LOG.debugf("revoked %s", partitions);
            }
          });
      try {
        for (int applied = 0; applied < polls; ) {
          inHand = consumer.poll(Duration.ofMillis(200));
          if (!inHand.isEmpty() && ++applied < polls) {
            inbox.applyNow(inHand, Effects::insert, () -> {});
          }
        }
      } catch (WakeupException _) {
        LOG.debug("reader stops");
      }
      consumer.close();
    }

    /// With its last poll in hand; its partitions go to others, who begin with those records.
    void left() throws InterruptedException {
      thread.join();
    }

    void applyWhatIsInHand() {
      assertThat(inHand.count()).isPositive();
      inbox.applyNow(inHand, Effects::insert, () -> {});
    }

    void stop() throws InterruptedException {
      consumer.wakeup();
      thread.join();
    }
  }
}
