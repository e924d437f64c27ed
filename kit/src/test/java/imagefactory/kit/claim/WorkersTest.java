package imagefactory.kit.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import imagefactory.kit.Room;
import imagefactory.kit.ids.Ids;
import imagefactory.kit.trace.Correlation;
import imagefactory.teststack.OnStack;
import imagefactory.teststack.Stack;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@OnStack
@Timeout(180)
class WorkersTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String TRACEPARENT =
      "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  private Room room;
  private Jdbi jdbi;
  private Tasks tasks;

  @BeforeEach
  void enter(Stack stack) {
    room = Room.in(stack, "history");
    jdbi = room.jdbi();
    tasks = new Tasks(jdbi, TestTasks.SETTINGS);
  }

  private void add(int many) {
    jdbi.useTransaction(tx ->
        tasks.add(
            tx,
            Stream.generate(() -> new NewTask(Ids.next(), Ids.next(), "paint", "{}", TRACEPARENT))
                .limit(many)
                .toList()));
  }

  private static Workers start(Tasks tasks, int size, Consumer<Claim> work) {
    return Workers.start(tasks, WorkerPool.onVirtualThreads("paint", size, "paint"), work);
  }

  private void finish(Claim claim) {
    jdbi.useTransaction(tx -> assertThat(tasks.finish(tx, claim)).isTrue());
  }

  private int open() {
    return room.count("task where done_at is null");
  }

  @Test
  void all_tasks_get_done_and_never_more_at_a_time_than_there_are_hands() {
    add(50);
    var atWork = new AtomicInteger();
    var most = new AtomicInteger();
    Consumer<Claim> work =
        claim -> {
          most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
          finish(claim);
          atWork.decrementAndGet();
        };
    try (var _ = start(tasks, 3, work)) {
      await().atMost(PATIENCE).until(() -> open() == 0);
    }
    assertThat(most.get()).isBetween(1, 3);
    assertThat(room.count("task where attempt = 1")).isEqualTo(50);
  }

  @Test
  void a_wake_up_is_enough() {
    var lazy = new Tasks(jdbi, TestTasks.SETTINGS.withPoll(Duration.ofSeconds(10)));
    var looked = new CountDownLatch(1);
    try (var workers =
        start(
            lazy,
            1,
            claim -> {
              finish(claim);
              looked.countDown();
            })) {
      add(1);
      workers.wake();
      await().atMost(Duration.ofSeconds(8)).until(() -> looked.getCount() == 0);
    }
  }

  @Test
  void work_that_throws_is_tried_again_later() {
    add(1);
    Queue<Integer> attempts = new ConcurrentLinkedQueue<>();
    try (var _ =
        start(
            tasks,
            2,
            claim -> {
              attempts.add(claim.attempt());
              if (claim.attempt() < 3) {
                throw new IllegalStateException("not yet");
              }
              finish(claim);
            })) {
      await().atMost(PATIENCE).until(() -> open() == 0);
    }
    assertThat(attempts).containsExactly(1, 2, 3);
  }

  @Test
  void long_work_keeps_its_lease() throws Exception {
    var shortOfBreath = new Tasks(jdbi, TestTasks.SETTINGS.withLease(Duration.ofSeconds(6)));
    add(1);
    var begun = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    try (var _ =
        start(
            shortOfBreath,
            1,
            claim -> {
              begun.countDown();
              hold(mayEnd);
              finish(claim);
            })) {
      begun.await();
      OffsetDateTime first = leasedUntil();
      await().atMost(PATIENCE).until(() -> leasedUntil().isAfter(first));
      assertThat(tasks.claim(1)).isEmpty();
      mayEnd.countDown();
      await().atMost(PATIENCE).until(() -> open() == 0);
    }
    assertThat(room.count("task where epoch = 1")).isEqualTo(1);
  }

  private OffsetDateTime leasedUntil() {
    return jdbi.withHandle(
        h -> h.select("select leased_until from task").mapTo(OffsetDateTime.class).one());
  }

  private static void hold(CountDownLatch latch) {
    try {
      assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_stop_waits_for_what_is_in_work() throws Exception {
    add(1);
    var begun = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    var workers =
        start(
            tasks,
            1,
            claim -> {
              begun.countDown();
              hold(mayEnd);
              finish(claim);
            });
    begun.await();
    var stopping = Thread.ofVirtual().start(workers::close);
    mayEnd.countDown();
    stopping.join();

    assertThat(open()).isZero();
  }

  @Test
  void a_stop_hands_back_what_does_not_end_in_time() throws Exception {
    var hasty = new Tasks(jdbi, TestTasks.SETTINGS.withStopWithin(Duration.ofMillis(100)));
    add(2);
    var begun = new CountDownLatch(2);
    var never = new CountDownLatch(1);
    var workers =
        start(
            hasty,
            2,
            claim -> {
              begun.countDown();
              hold(never);
            });
    begun.await();

    workers.close();

    assertThat(tasks.claim(10)).hasSize(2).allSatisfy(c -> assertThat(c.attempt()).isEqualTo(1));
  }

  @Test
  void two_replicas_together_claim_no_more_than_they_may() throws Exception {
    add(12);
    var atWork = new AtomicInteger();
    var most = new AtomicInteger();
    var full = new CountDownLatch(3);
    var mayEnd = new CountDownLatch(1);
    Consumer<Claim> work =
        claim -> {
          most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
          full.countDown();
          hold(mayEnd);
          atWork.decrementAndGet();
          finish(claim);
        };
    var pool = WorkerPool.onVirtualThreads("paint", 3, "paint").together(3);
    try (var one = Workers.start(tasks, pool, work);
        var other = Workers.start(tasks, pool, work)) {
      full.await();
      one.wake();
      other.wake();
      assertThat(jdbi.withHandle(tasks::inWork)).containsEntry("paint", 3);
      assertThat(tasks.claimTogether(10, "paint", 3)).isEmpty();
      mayEnd.countDown();
      await().atMost(PATIENCE).until(() -> open() == 0);
    }
    assertThat(most.get()).isEqualTo(3);
  }

  @Test
  void a_dead_replicas_claims_no_longer_count_when_their_lease_ends() {
    var shortOfBreath = new Tasks(jdbi, TestTasks.SETTINGS.withLease(Duration.ofMillis(50)));
    add(3);
    assertThat(shortOfBreath.claimTogether(2, "paint", 2)).hasSize(2);
    await().atMost(PATIENCE).until(() -> tasks.claimTogether(3, "paint", 2).size() == 2);
  }

  @Test
  void work_that_nobody_waits_for_any_more_is_interrupted() throws Exception {
    add(1);
    var begun = new CountDownLatch(1);
    var interrupted = new CountDownLatch(1);
    var never = new CountDownLatch(1);
    var pool = WorkerPool.onPlatformThreads("paint", 1, "paint").attentively();
    try (var workers =
        Workers.start(
            tasks,
            pool,
            claim -> {
              begun.countDown();
              try {
                never.await();
              } catch (InterruptedException _) {
                interrupted.countDown();
                throw new LetGo("nobody waits");
              }
            })) {
      begun.await();
      jdbi.useTransaction(
          tx -> tasks.abandon(tx, tx.select("select group_id from task").mapTo(UUID.class).list()));
      workers.wake();
      assertThat(interrupted.await(1, TimeUnit.MINUTES)).isTrue();
    }
    assertThat(open()).isZero();
  }

  @Test
  void work_that_lets_go_was_no_attempt() throws Exception {
    add(1);
    var tries = new CountDownLatch(3);
    try (var _ =
        start(
            tasks,
            1,
            _ -> {
              tries.countDown();
              throw new LetGo("not now");
            })) {
      assertThat(tries.await(1, TimeUnit.MINUTES)).isTrue();
    }
    assertThat(tasks.claim(1)).singleElement().extracting(Claim::attempt).isEqualTo(1);
  }

  @Test
  void work_goes_on_with_the_trace_of_the_task() {
    add(1);
    Queue<String> traces = new ConcurrentLinkedQueue<>();
    try (var _ =
        start(
            tasks,
            1,
            claim -> {
              traces.add(Correlation.traceparent().orElse("none"));
              finish(claim);
            })) {
      await().atMost(PATIENCE).until(() -> open() == 0);
    }
    assertThat(traces).singleElement().asString().contains("4bf92f3577b34da6a3ce929d0e0e4736");
  }

  @Test
  void platform_threads_can_be_had() {
    add(1);
    Queue<Boolean> virtual = new ConcurrentLinkedQueue<>();
    try (var _ =
        Workers.start(
            tasks,
            WorkerPool.onPlatformThreads("native", 1),
            claim -> {
              virtual.add(Thread.currentThread().isVirtual());
              finish(claim);
            })) {
      await().atMost(PATIENCE).until(() -> open() == 0);
    }
    assertThat(List.copyOf(virtual)).containsExactly(false);
  }
}
