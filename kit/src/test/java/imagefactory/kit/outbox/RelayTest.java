package imagefactory.kit.outbox;

import static imagefactory.kit.Consumed.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import imagefactory.kit.Consumed;
import imagefactory.kit.Room;
import imagefactory.teststack.OnStack;
import imagefactory.teststack.Stack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@OnStack
@Timeout(180)
class RelayTest {
  private static final String TOPIC = "job-events";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Outbox outbox = new Outbox();
  private final List<Relay> relays = new ArrayList<>();
  private Room room;
  private Jdbi jdbi;
  private Consumed topic;

  @BeforeEach
  void enter(Stack stack) {
    room = Room.in(stack, "job");
    jdbi = room.jdbi();
    topic = room.consume(TOPIC);
  }

  @AfterEach
  void leave() {
    relays.forEach(Relay::stop);
    topic.close();
  }

  private Relay relay(int shard, String name) {
    return relay(shard, name, TestOutbox.SETTINGS);
  }

  private Relay relay(int shard, String name, OutboxSettings settings) {
    var relay = new Relay(shard, room.source(name), room.kafka(), room.prefix(), settings);
    relays.add(relay);
    return relay.start();
  }

  private void startRelays() {
    relay(0, "relay");
    relay(1, "relay");
  }

  private static OutboxMessage message(String topic, String key, String text) {
    return new OutboxMessage(topic, key, Map.of("id", key + "-" + text), text.getBytes(UTF_8));
  }

  private void add(String key, String... texts) {
    jdbi.useTransaction(tx -> add(tx, key, texts));
  }

  private void add(Handle tx, String key, String... texts) {
    outbox.add(
        tx, IntStream.range(0, texts.length).mapToObj(i -> message(TOPIC, key, texts[i])).toList());
  }

  private void awaitEmptyOutbox() {
    await().atMost(PATIENCE).until(() -> room.count("outbox") == 0);
  }

  @Test
  void a_rollback_leaves_nothing_in_the_outbox() {
    startRelays();

    assertThatThrownBy(() ->
            jdbi.useTransaction(tx -> {
              add(tx, "a", "never");
              throw new IllegalStateException("decided otherwise");
            }))
        .hasMessage("decided otherwise");
    add("a", "after");

    assertThat(topic.atLeast(1).stream().map(Consumed::text)).containsExactly("after");
    awaitEmptyOutbox();
  }

  @Test
  void a_crash_between_commit_and_publish_loses_nothing() {
    add("a", "1", "2", "3");
    CrashingRelay.takeWithoutPublish(room, shardOf("a"));
    assertThat(room.count("outbox")).isEqualTo(1);

    startRelays();

    assertThat(topic.atLeast(3).stream().map(Consumed::text)).containsExactly("1", "2", "3");
    awaitEmptyOutbox();
  }

  @Test
  void a_crash_between_publish_and_delete_sends_again_what_was_sent() {
    add("a", "1", "2");
    CrashingRelay.publishWithoutDelete(room, shardOf("a"));
    assertThat(topic.atLeast(2).stream().map(Consumed::text)).containsExactly("1", "2");

    startRelays();

    assertThat(topic.atLeast(4).stream().map(Consumed::text)).containsExactly("1", "2", "1", "2");
    awaitEmptyOutbox();
  }

  @Test
  void a_transaction_that_commits_late_is_not_skipped() throws Exception {
    startRelays();
    var added = new CountDownLatch(1);
    var othersAreOut = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var late =
          threads.submit(() ->
              jdbi.inTransaction(tx -> {
                add(tx, "a", "late");
                added.countDown();
                return othersAreOut.await(1, TimeUnit.MINUTES);
              }));
      added.await();
      add("a", "early"); // a higher id, committed first
      assertThat(topic.atLeast(1).stream().map(Consumed::text)).containsExactly("early");
      awaitEmptyOutbox(); // but for the row that nobody sees yet
      othersAreOut.countDown();
      assertThat(late.get()).isTrue();
    }

    assertThat(topic.atLeast(2).stream().map(Consumed::text)).containsExactly("early", "late");
    awaitEmptyOutbox();
  }

  @Test
  void two_relays_keep_the_order_per_key_when_one_takes_over_from_the_other() throws Exception {
    int keys = 8;
    int perKey = 400;
    var few = new TestOutbox(20, Duration.ofSeconds(2), Duration.ofMinutes(2));
    for (int shard = 0; shard < 2; shard++) {
      relay(shard, "relay-a", few);
      relay(shard, "relay-b", few);
    }
    try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
      var writing =
          IntStream.range(0, keys)
              .mapToObj(k -> writers.submit(() -> write("key-" + k, perKey)))
              .toList();
      for (int takeover = 1; takeover <= 8; takeover++) {
        topic.atLeast(takeover * keys * perKey / 10);
        assertThat(room.killLockHolders()).isPositive();
      }
      for (var w : writing) {
        w.get();
      }
    }
    awaitEmptyOutbox();

    var arrived =
        topic.until(all ->
            all.stream().map(r -> new String(r.key(), UTF_8) + text(r)).distinct().count()
                == (long) keys * perKey);
    Map<String, List<String>> byKey =
        arrived.stream()
            .collect(
                groupingBy(r -> new String(r.key(), UTF_8), mapping(Consumed::text, toList())));
    var inOrder = IntStream.range(0, perKey).mapToObj(Integer::toString).toList();
    assertThat(byKey).hasSize(keys);
    byKey.forEach((key, texts) ->
        assertThat(new LinkedHashSet<>(texts)).as(key).containsExactlyElementsOf(inOrder));
    // What was on its way at a takeover may come twice, and nothing else.
    assertThat(arrived.size() - keys * perKey).isLessThanOrEqualTo(8 * 2 * few.batchRows());
  }

  /// As a service does: the versioned row first, then its messages.
  private void write(String key, int messages) {
    try (Handle session = jdbi.open()) {
      for (int i = 0; i < messages; i++) {
        String text = Integer.toString(i);
        session.useTransaction(tx -> {
          tx.execute(
              "insert into versioned values (?, 0) on conflict (key) do update set version = versioned.version + 1",
              key);
          add(tx, key, text);
        });
      }
    }
  }

  @Test
  void one_relay_works_while_the_other_waits() {
    int shard = shardOf("a");
    var first = relay(shard, "relay-a");
    add("a", "1");
    topic.atLeast(1);
    var second = relay(shard, "relay-b");

    add("a", "2", "3");
    topic.atLeast(3);
    awaitEmptyOutbox();

    await().atMost(PATIENCE).until(() -> first.sent() == 3);
    assertThat(second.sent()).isZero();
    first.stop();
    add("a", "4");
    topic.atLeast(4);
    await().atMost(PATIENCE).until(() -> second.sent() == 1);
  }

  @Test
  void a_record_that_kafka_refuses_does_not_block_its_shard() {
    startRelays();
    String tooLarge = "x".repeat(2_000_000);

    jdbi.useTransaction(tx ->
        outbox.add(
            tx,
            List.of(
                message(TOPIC, "a", "before"),
                message(TOPIC, "a", tooLarge),
                message("no-such-topic", "a", "lost?"),
                message("not a topic", "a", "lost?"),
                message(TOPIC, "a", "after"))));

    assertThat(topic.atLeast(2).stream().map(Consumed::text)).containsExactly("before", "after");
    awaitEmptyOutbox();
    await().atMost(PATIENCE).until(() -> room.count("outbox_refused") == 3);
    assertThat(refusals())
        .satisfiesExactly(
            tooLong -> assertThat(tooLong).startsWith("job-events: RecordTooLargeException"),
            missing ->
                assertThat(missing)
                    .startsWith("no-such-topic: InvalidTopicException: there is no topic"),
            invalid -> assertThat(invalid).startsWith("not a topic: "));
    assertThat(relays.stream().mapToLong(Relay::refused).sum()).isEqualTo(3);
  }

  private List<String> refusals() {
    return jdbi.withHandle(h ->
        h.select("select topic || ': ' || reason from outbox_refused order by id, place")
            .mapTo(String.class)
            .list());
  }

  @Test
  void a_missing_topic_costs_its_patience_only_once() {
    startRelays();
    jdbi.useTransaction(tx ->
        outbox.add(
            tx,
            IntStream.range(0, 500).mapToObj(i -> message("no-such-topic", "a", "" + i)).toList()));
    long began = System.nanoTime();

    await().atMost(PATIENCE).until(() -> room.count("outbox_refused") == 500);

    // 500 times the patience of two seconds would be a quarter of an hour.
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(60));
  }

  @Test
  void a_relay_that_hangs_says_so() throws Exception {
    var mayGoOn = new CountDownLatch(1);
    var relay =
        new Relay(
            shardOf("a"),
            room.source("relay"),
            room.kafka(),
            room.prefix(),
            new TestOutbox(100, Duration.ofSeconds(2), Duration.ofSeconds(2)),
            new Relay.Steps() {
              @Override
              public void taken() {
                assertThatCode(mayGoOn::await).doesNotThrowAnyException();
              }
            });
    relays.add(relay.start());
    add("a", "1");

    await().atMost(PATIENCE).until(() -> relay.sickness().equals(Optional.of("its thread hangs")));
    mayGoOn.countDown();
    await().atMost(PATIENCE).until(() -> relay.sickness().isEmpty() && relay.sent() == 1);
  }

  @Test
  void a_relay_that_starts_over_again_and_again_says_so() {
    var broken = new AtomicBoolean(true);
    var relay =
        new Relay(
            shardOf("a"),
            room.source("relay"),
            room.kafka(),
            room.prefix(),
            new TestOutbox(100, Duration.ofSeconds(2), Duration.ofSeconds(4)),
            new Relay.Steps() {
              @Override
              public void taken() {
                if (broken.get()) {
                  throw new IllegalStateException("not my day");
                }
              }
            });
    relays.add(relay.start());
    add("a", "1");

    await()
        .atMost(PATIENCE)
        .until(() -> relay.sickness().filter(s -> s.startsWith("no row went out")).isPresent());
    broken.set(false);
    await().atMost(PATIENCE).until(() -> relay.sickness().isEmpty() && relay.sent() == 1);
  }

  @Test
  void null_keys_null_values_and_odd_headers_survive() {
    startRelays();
    var headers = new RecordHeaders();
    headers.add("binary", new byte[] {0, -1, '\n', '%', '='});
    headers.add("twice", "1".getBytes(UTF_8));
    headers.add("twice", "2".getBytes(UTF_8));
    headers.add("na=me%", null);

    jdbi.useTransaction(tx ->
        outbox.forward(
            tx, List.of(new ProducerRecord<>(TOPIC, null, (byte[]) null, null, headers))));

    var arrived = topic.atLeast(1).getFirst();
    assertThat(arrived.key()).isNull();
    assertThat(arrived.value()).isNull();
    assertThat(arrived.headers().toArray()).containsExactly(headers.toArray());
  }

  @Test
  void rows_that_together_are_larger_than_a_batch_may_be_go_out() {
    startRelays();
    var large = "x".repeat(900_000).getBytes(UTF_8);
    for (int i = 0; i < 20; i++) { // 18 MB, twice what may be on its way at a time
      jdbi.useTransaction(
          tx -> outbox.add(tx, List.of(new OutboxMessage(TOPIC, "a", Map.of(), large))));
    }
    awaitEmptyOutbox();
    assertThat(refusals()).isEmpty();
    assertThat(topic.atLeast(20)).hasSize(20);
    awaitEmptyOutbox();
  }

  @Test
  void what_is_said_at_length_goes_in_several_bundles_and_in_order() {
    String[] texts = IntStream.range(0, 1_200).mapToObj(Integer::toString).toArray(String[]::new);
    add("a", texts);
    assertThat(room.count("outbox")).isEqualTo(3);

    startRelays();

    assertThat(topic.atLeast(texts.length).stream().map(Consumed::text)).containsExactly(texts);
    awaitEmptyOutbox();
  }

  @Test
  void another_number_of_shards_waits_until_the_outbox_is_empty() {
    var shards = new Shards(jdbi);
    add("a", "waiting");

    assertThat(shards.settle(5)).isEqualTo(2);

    startRelays();
    awaitEmptyOutbox();
    assertThat(shards.settle(5)).isEqualTo(5);
    assertThat(shards.settle(5)).isEqualTo(5);
  }

  private static int shardOf(String key) {
    return Outbox.hash(key.getBytes(UTF_8)) % 2;
  }
}
