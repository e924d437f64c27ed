package imagefactory.kit.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import imagefactory.kit.Room;
import imagefactory.kit.outbox.Outbox;
import imagefactory.teststack.OnStack;
import imagefactory.teststack.Stack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@OnStack
@Timeout(180)
class InboxTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Room room;
  private Jdbi jdbi;
  private PollsInWork polls;
  private Inbox inbox;

  @BeforeEach
  void enter(Stack stack) {
    room = Room.in(stack, "qc");
    jdbi = room.jdbi();
    polls = new PollsInWork(() -> Duration.ofMillis(1));
    inbox = new Inbox(jdbi, new Outbox(), Optional.of(room.prefix()), polls);
  }

  private ConsumerRecord<String, byte[]> record(int partition, long offset, String text) {
    return new ConsumerRecord<>(
        room.prefix() + "job-events", partition, offset, "key", text.getBytes(UTF_8));
  }

  @SafeVarargs
  private static ConsumerRecords<String, byte[]> poll(ConsumerRecord<String, byte[]>... records) {
    Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> byPartition =
        new java.util.HashMap<>();
    for (var r : records) {
      byPartition
          .computeIfAbsent(new TopicPartition(r.topic(), r.partition()), _ -> new ArrayList<>())
          .add(r);
    }
    return new ConsumerRecords<>(byPartition, Map.of());
  }

  /// Not idempotent: a record applied twice would be seen.
  private static List<DeadLetter> count(Handle tx, List<ConsumerRecord<String, byte[]>> fresh) {
    for (var r : fresh) {
      String text = new String(r.value(), UTF_8);
      if (text.equals("poison")) {
        throw new IllegalArgumentException("cannot be read");
      }
      tx.execute(
          "insert into tally values (?, 1) on conflict (name) do update set total = tally.total + 1",
          text);
    }
    return List.of();
  }

  private void apply(ConsumerRecords<String, byte[]> poll, Effect effect) {
    inbox.apply(poll, effect).await().atMost(PATIENCE);
  }

  private Map<String, Long> tally() {
    return jdbi.withHandle(h ->
        h.select("select name, total from tally")
            .reduceRows(
                new java.util.TreeMap<>(),
                (all, row) -> {
                  all.put(row.getColumn("name", String.class), row.getColumn("total", Long.class));
                  return all;
                }));
  }

  @Test
  void a_record_polled_twice_is_applied_once() {
    apply(poll(record(0, 5, "a"), record(0, 6, "b"), record(1, 3, "c")), InboxTest::count);
    apply(
        poll(record(0, 5, "a"), record(0, 6, "b"), record(0, 7, "d"), record(1, 3, "c")),
        InboxTest::count);

    assertThat(tally()).isEqualTo(Map.of("a", 1L, "b", 1L, "c", 1L, "d", 1L));
  }

  @Test
  void a_stale_owner_waits_for_the_new_one_and_then_finds_nothing_to_do() throws Exception {
    var applied = new CountDownLatch(1);
    var mayCommit = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> newOwner =
          threads.submit(() ->
              apply(
                  poll(record(0, 0, "a"), record(0, 1, "b")),
                  (tx, fresh) -> {
                    applied.countDown();
                    awaitLatch(mayCommit);
                    return count(tx, fresh);
                  }));
      applied.await();
      Future<?> staleOwner =
          threads.submit(() -> apply(poll(record(0, 0, "a"), record(0, 1, "b")), InboxTest::count));
      await().atMost(PATIENCE).until(() -> waitingForLocks() == 1);
      mayCommit.countDown();
      newOwner.get();
      staleOwner.get();
    }
    assertThat(tally()).isEqualTo(Map.of("a", 1L, "b", 1L));
  }

  private int waitingForLocks() {
    return jdbi.withHandle(h ->
        h.select(
                "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and usename = current_user")
            .mapTo(int.class)
            .one());
  }

  private static void awaitLatch(CountDownLatch latch) {
    try {
      assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void one_poisonous_record_goes_to_the_dead_letters_and_the_rest_is_applied_once() {
    apply(
        poll(record(0, 0, "a"), record(0, 1, "poison"), record(0, 2, "b"), record(1, 0, "c")),
        InboxTest::count);

    assertThat(tally()).isEqualTo(Map.of("a", 1L, "b", 1L, "c", 1L));
    assertThat(deadLetters())
        .singleElement()
        .satisfies(letter ->
            assertThat(letter)
                .contains("job-events.dlq", "poison", "dlq_offset=1", "dlq_partition=0")
                .contains("dlq_topic=" + room.prefix() + "job-events")
                .contains("dlq_reason=java.lang.IllegalArgumentException: cannot be read"));
    apply(poll(record(0, 1, "poison")), InboxTest::count);
    assertThat(deadLetters()).hasSize(1);
  }

  @Test
  void a_dead_letter_says_what_went_wrong_without_the_statement_and_its_values() {
    apply(
        poll(record(0, 0, "a")),
        (tx, _) -> {
          tx.createUpdate("insert into tally values ('a', 1), (:name, 2), (:name, 3)")
              .bind("name", "secret")
              .execute();
          return List.of();
        });

    assertThat(deadLetters())
        .singleElement()
        .asString()
        .contains("org.postgresql.util.PSQLException: duplicate key value violates")
        .doesNotContain("secret", "insert into");
  }

  @Test
  void a_dead_letter_that_would_talk_for_long_is_cut_short() {
    apply(
        poll(record(0, 0, "a")),
        (_, _) -> {
          throw new IllegalStateException("outer", new IllegalStateException("x".repeat(5000)));
        });

    assertThat(deadLetters().getFirst()).contains("x".repeat(200)).hasSizeLessThan(700);
  }

  @Test
  void what_an_effect_gives_back_is_buried_with_its_null_key_and_null_value() {
    var tombstone =
        new ConsumerRecord<String, byte[]>(room.prefix() + "job-events", 0, 0, null, null);
    tombstone.headers().add("kept", new byte[] {0, 1});

    apply(
        poll(tombstone),
        (_, fresh) -> List.of(new DeadLetter(fresh.getFirst(), "no event of ours")));

    assertThat(room.count("outbox where keys[1] is null and payloads[1] is null")).isEqualTo(1);
    assertThat(deadLetters().getFirst()).contains("kept=%00%01", "dlq_reason=no event of ours");
  }

  private List<String> deadLetters() {
    return jdbi.withHandle(h ->
        h.select(
                """
                select m.topic || ' ' || convert_from(m.headers, 'UTF8') || coalesce(convert_from(m.payload, 'UTF8'), '')
                from outbox o, unnest(o.topics, o.headers, o.payloads)
                  with ordinality as m (topic, headers, payload, place)
                order by o.id, m.place
                """)
            .mapTo(String.class)
            .list());
  }

  @Test
  void a_failure_that_passes_is_tried_again_until_it_has_passed() throws Exception {
    jdbi.useHandle(h -> h.execute("insert into tally values ('a', 0)"));
    var tries = new AtomicInteger();
    var committed = new AtomicInteger();
    try (Handle rival = jdbi.open();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      rival.begin();
      rival.execute("update tally set total = total where name = 'a'");
      Future<?> applying =
          threads.submit(() ->
              inbox
                  .apply(
                      poll(record(0, 0, "a")),
                      (tx, fresh) -> {
                        tries.incrementAndGet();
                        tx.execute("set local lock_timeout = '50ms'");
                        return count(tx, fresh);
                      },
                      committed::incrementAndGet)
                  .await()
                  .atMost(PATIENCE));
      await().atMost(PATIENCE).until(() -> tries.get() >= 3);
      assertThat(committed).hasValue(0);
      rival.commit();
      applying.get();
    }
    assertThat(tally()).isEqualTo(Map.of("a", 1L));
    assertThat(committed).hasValue(1);
    assertThat(deadLetters()).isEmpty();
  }

  @Test
  void a_lost_connection_is_tried_again() {
    var own =
        new Inbox(
            imagefactory.kit.db.Database.over(room.source("inbox")),
            new Outbox(),
            Optional.of(room.prefix()),
            polls);
    var killed = new AtomicInteger();

    own.apply(
            poll(record(0, 0, "a")),
            (tx, fresh) -> {
              if (killed.getAndIncrement() == 0) {
                room.kill("inbox");
              }
              return count(tx, fresh);
            })
        .await()
        .atMost(PATIENCE);

    assertThat(tally()).isEqualTo(Map.of("a", 1L));
    assertThat(killed).hasValue(2);
  }

  @Test
  void a_poll_that_hangs_turns_liveness_red_until_it_is_done() throws Exception {
    var mayGoOn = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> hanging =
          threads.submit(() ->
              apply(
                  poll(record(0, 0, "a")),
                  (tx, fresh) -> {
                    awaitLatch(mayGoOn);
                    return count(tx, fresh);
                  }));
      await().atMost(PATIENCE).until(() -> polls.call().getStatus() == Status.DOWN);
      mayGoOn.countDown();
      hanging.get();
    }
    assertThat(polls.call().getStatus()).isEqualTo(Status.UP);
  }
}
