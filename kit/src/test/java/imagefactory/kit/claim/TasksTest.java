package imagefactory.kit.claim;

import static org.assertj.core.api.Assertions.assertThat;

import imagefactory.kit.Room;
import imagefactory.kit.ids.Ids;
import imagefactory.teststack.OnStack;
import imagefactory.teststack.Stack;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@OnStack
@Timeout(180)
class TasksTest {
  private static final UUID GROUP = Ids.next();

  private Jdbi jdbi;
  private Tasks tasks;

  /// Its leases end as they begin, as if the worker had been silent for too long.
  private Tasks breathless;

  @BeforeEach
  void enter(Stack stack) {
    jdbi = Room.in(stack, "history").jdbi();
    tasks = new Tasks(jdbi, TestTasks.SETTINGS);
    breathless = new Tasks(jdbi, TestTasks.SETTINGS.withLease(Duration.ZERO));
  }

  private static NewTask task(String kind) {
    return new NewTask(Ids.next(), GROUP, kind, "{\"n\": 1}", null);
  }

  private List<NewTask> add(String... kinds) {
    var added = IntStream.range(0, kinds.length).mapToObj(i -> task(kinds[i])).toList();
    jdbi.useTransaction(tx -> tasks.add(tx, added));
    return added;
  }

  private boolean finish(Claim claim) {
    return jdbi.inTransaction(tx -> tasks.finish(tx, claim));
  }

  private boolean holds(Claim claim) {
    return jdbi.inTransaction(tx -> tasks.holds(tx, claim));
  }

  @Test
  void only_who_has_the_task_may_write_while_work_goes_on() {
    add("paint");
    Claim first = breathless.claim(1).getFirst();
    assertThat(holds(first)).isTrue();
    Claim second = tasks.claim(1).getFirst();
    assertThat(holds(first)).isFalse();
    assertThat(holds(second)).isTrue();
    finish(second);
    assertThat(holds(second)).isFalse();
  }

  @Test
  void the_same_task_is_taken_in_once_even_after_it_is_done() {
    var known = add("paint");
    assertThat(jdbi.<Integer, RuntimeException>inTransaction(tx -> tasks.add(tx, known))).isZero();

    assertThat(finish(tasks.claim(10).getFirst())).isTrue();
    assertThat(jdbi.<Integer, RuntimeException>inTransaction(tx -> tasks.add(tx, known))).isZero();
    assertThat(tasks.claim(10)).isEmpty();
  }

  @Test
  void a_rollback_takes_nothing_in() {
    jdbi.useHandle(h -> {
      h.begin();
      tasks.add(h, List.of(task("paint")));
      h.rollback();
    });
    assertThat(tasks.claim(10)).isEmpty();
  }

  @Test
  void the_oldest_tasks_are_claimed_first_and_carry_what_was_stored() {
    var added = add("paint", "frame", "hang");

    var claims = tasks.claim(2);

    assertThat(claims).extracting(Claim::id).containsExactly(added.get(0).id(), added.get(1).id());
    assertThat(claims.getFirst())
        .isEqualTo(new Claim(added.getFirst().id(), GROUP, "paint", "{\"n\": 1}", 1, 1, null));
  }

  @Test
  void kinds_can_be_told_apart() {
    add("paint", "frame", "paint");
    assertThat(tasks.claim(10, Set.of("frame"))).extracting(Claim::kind).containsExactly("frame");
    assertThat(tasks.claim(10, Set.of("paint", "hang"))).hasSize(2);
  }

  @Test
  void many_who_claim_at_once_never_get_the_same_task() throws Exception {
    add(IntStream.range(0, 200).mapToObj(_ -> "paint").toArray(String[]::new));
    int workers = 4;
    var together = new CyclicBarrier(workers);
    Callable<List<Claim>> claimAll =
        () -> {
          var mine = new java.util.ArrayList<Claim>();
          together.await();
          for (var claims = tasks.claim(7); !claims.isEmpty(); claims = tasks.claim(7)) {
            mine.addAll(claims);
          }
          return mine;
        };
    Set<UUID> claimed = new HashSet<>();
    int count = 0;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var claims : threads.invokeAll(java.util.Collections.nCopies(workers, claimAll))) {
        count += claims.get().size();
        claims.get().forEach(c -> claimed.add(c.id()));
      }
    }
    assertThat(claimed).hasSize(200);
    assertThat(count).isEqualTo(200);
  }

  @Test
  void a_zombies_result_is_refused() {
    add("paint");
    Claim zombie = breathless.claim(1).getFirst();
    Claim heir = tasks.claim(1).getFirst();
    assertThat(heir.id()).isEqualTo(zombie.id());
    assertThat(heir.epoch()).isEqualTo(2);
    assertThat(heir.attempt()).isEqualTo(2);

    assertThat(finish(zombie)).isFalse();
    tasks.putBack(zombie, Duration.ZERO);
    tasks.renew(List.of(zombie));
    assertThat(tasks.claim(1)).isEmpty(); // the heir still has it
    assertThat(finish(heir)).isTrue();
    assertThat(finish(heir)).isFalse();
  }

  @Test
  void a_renewed_lease_keeps_the_task() {
    add("paint");
    Claim claim = breathless.claim(1).getFirst();
    tasks.renew(List.of(claim));
    assertThat(tasks.claim(1)).isEmpty();
    assertThat(finish(claim)).isTrue();
  }

  @Test
  void a_task_put_back_is_free_after_its_time_and_counts_the_attempt() {
    add("paint", "frame");
    var claims = tasks.claim(2);
    tasks.putBack(claims.get(0), Duration.ofHours(1));
    tasks.putBack(claims.get(1), Duration.ZERO);

    assertThat(tasks.claim(2))
        .singleElement()
        .satisfies(c -> {
          assertThat(c.kind()).isEqualTo("frame");
          assertThat(c.attempt()).isEqualTo(2);
        });
  }

  @Test
  void a_claim_handed_back_counts_no_attempt() {
    add("paint");
    tasks.handBack(tasks.claim(1).getFirst());
    assertThat(tasks.claim(1).getFirst().attempt()).isEqualTo(1);
  }

  @Test
  void a_late_heartbeat_does_not_keep_a_task_that_was_put_back() {
    add("paint");
    Claim claim = tasks.claim(1).getFirst();
    tasks.handBack(claim);
    tasks.renew(List.of(claim));
    assertThat(tasks.claim(1)).hasSize(1);
  }

  @Test
  void a_task_handed_on_is_claimed_as_another_kind_and_counts_no_attempt() {
    add("paint");
    Claim before = tasks.claim(1, Set.of("paint")).getFirst();
    tasks.handOn(before, "frame");
    tasks.renew(List.of(before));
    tasks.handOn(before, "varnish");

    assertThat(tasks.claim(1, Set.of("paint", "varnish"))).isEmpty();
    Claim after = tasks.claim(1, Set.of("frame")).getFirst();
    assertThat(after.attempt()).isEqualTo(1);
    assertThat(finish(before)).isFalse();
    assertThat(finish(after)).isTrue();
  }

  @Test
  void abandoning_groups_drops_their_tasks_and_makes_their_claims_stale() {
    var groups = List.of(GROUP, Ids.next());
    add("paint", "frame");
    var other = new NewTask(Ids.next(), Ids.next(), "paint", "{}", null);
    jdbi.useTransaction(tx -> tasks.add(tx, List.of(other)));
    Claim running = tasks.claim(1).getFirst();

    assertThat(jdbi.<Integer, RuntimeException>inTransaction(tx -> tasks.abandon(tx, groups)))
        .isEqualTo(2);

    assertThat(finish(running)).isFalse();
    assertThat(tasks.claim(10)).extracting(Claim::id).containsExactly(other.id());
  }

  @Test
  void finished_tasks_are_forgotten_after_their_retention() {
    add("paint", "frame");
    assertThat(finish(tasks.claim(1).getFirst())).isTrue();
    var forgetful = new Tasks(jdbi, TestTasks.SETTINGS.withRetention(Duration.ofSeconds(-1)));

    new TaskRetention(tasks).clean();
    assertThat(count()).isEqualTo(2);
    new TaskRetention(forgetful).clean();
    assertThat(count()).isEqualTo(1);
    assertThat(tasks.claim(10)).hasSize(1);
  }

  private int count() {
    return jdbi.withHandle(h -> h.select("select count(*) from task").mapTo(int.class).one());
  }
}
