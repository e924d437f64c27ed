package imagefactory.kit.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import imagefactory.kit.Room;
import imagefactory.kit.outbox.CrashingRelay;
import imagefactory.kit.outbox.Outbox;
import imagefactory.kit.outbox.OutboxMessage;
import imagefactory.teststack.OnStack;
import imagefactory.teststack.Stack;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

/// From the outbox of one service into the tables of the next, with a crash in between.
@OnStack
class DuplicateTest {
  @Test
  void a_message_sent_again_after_a_crash_between_publish_and_delete_changes_nothing(Stack stack) {
    var room = Room.in(stack, "qc");
    var jdbi = room.jdbi();
    jdbi.useTransaction(tx ->
        new Outbox()
            .add(
                tx,
                List.of(
                    new OutboxMessage(
                        "job-logs", null, Map.of("id", "event-1"), "hello".getBytes(UTF_8)))));

    CrashingRelay.publishWithoutDelete(room, 0);
    CrashingRelay.publishWithoutDelete(room, 0);

    assertThat(room.count("outbox")).isEqualTo(1);
    var inbox =
        new Inbox(
            jdbi,
            new Outbox(),
            Optional.of(room.prefix()),
            new PollsInWork(() -> Duration.ofMinutes(1)));
    var arrived = new AtomicInteger();
    try (var consumer = room.consumer("duplicates")) {
      consumer.subscribe(List.of(room.prefix() + "job-logs"));
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> {
            var poll = consumer.poll(Duration.ofMillis(200));
            inbox.applyNow(poll, DuplicateTest::countNewEvents, () -> {});
            return arrived.addAndGet(poll.count()) == 2;
          });
    }
    assertThat(room.count("letter")).isEqualTo(1);
    assertThat(room.count("tally where name = 'events' and total = 1")).isEqualTo(1);
  }

  /// What a service does: it counts only the ids that were new.
  private static List<DeadLetter> countNewEvents(
      Handle tx, List<ConsumerRecord<String, byte[]>> fresh) {
    for (var r : fresh) {
      String id = new String(r.headers().lastHeader("id").value(), UTF_8);
      int isNew = tx.execute("insert into letter (id) values (?) on conflict do nothing", id);
      tx.execute(
          "insert into tally values ('events', ?) on conflict (name) do update set total = tally.total + excluded.total",
          isNew);
    }
    return List.of();
  }
}
