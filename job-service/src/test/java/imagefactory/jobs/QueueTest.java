package imagefactory.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import imagefactory.jobs.job.JobCommand;
import imagefactory.jobs.job.JobCommand.Chain;
import imagefactory.jobs.job.Plan;
import imagefactory.jobs.job.Plans;
import imagefactory.kit.ids.Ids;
import imagefactory.teststack.OnStack;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Which of the jobs that wait goes next. They are submitted while the lane is taken, at times of
/// the test's choice.
@QuarkusTest
@OnStack
class QueueTest {
  private static final Instant NOON = Instant.parse("2020-01-01T12:00:00Z");
  @Inject Jdbi jdbi;
  @Inject JobHandler handler;
  @Inject Ledgers ledgers;

  @BeforeEach
  void take_the_lane() {
    Doors.clearTheLane();
    submit(NOON, 100, null, null);
  }

  @Test
  void the_higher_priority_goes_first() {
    UUID low = submit(NOON, 0, null, null);
    UUID high = submit(NOON, 5, null, null);
    assertThat(order()).containsExactly(high, low);
  }

  @Test
  void the_older_goes_first_among_equals() {
    UUID young = submit(NOON.plusSeconds(1), 5, null, null);
    UUID old = submit(NOON, 5, null, null);
    assertThat(order()).containsExactly(old, young);
  }

  @Test
  void who_waits_long_enough_overtakes_a_higher_priority() {
    UUID high = submit(NOON.plus(Duration.ofMinutes(20)), 10, null, null);
    UUID patient = submit(NOON, 0, null, null);
    assertThat(order()).containsExactly(patient, high);
  }

  @Test
  void a_job_waits_for_the_time_it_is_scheduled_for() {
    Instant far = Instant.now().plus(Duration.ofDays(1));
    submit(NOON, 100, far, null);
    UUID now = submit(NOON, 0, null, null);
    assertThat(order()).containsExactly(now);
  }

  @Test
  void the_jobs_of_a_chain_run_one_after_another() {
    UUID chain = Ids.next();
    UUID second = submit(NOON, 50, null, new Chain(chain, 1));
    UUID first = submit(NOON, 0, null, new Chain(chain, 0));
    UUID other = submit(NOON.plusSeconds(9), 0, null, null);
    assertThat(order()).containsExactly(first, second, other);
  }

  private UUID submit(
      Instant at, int priority, @Nullable Instant scheduled, @Nullable Chain chain) {
    UUID id = Ids.next();
    Plan one = Plans.of(1, 1, 8);
    var command =
        new JobCommand.Submit(
            id,
            null,
            List.of(),
            null,
            null,
            priority,
            scheduled,
            chain,
            new Plan(id, one.settings(), one.prompts()),
            "ada",
            at);
    jdbi.useTransaction(tx -> handler.submit(ledgers.of(tx), command));
    return id;
  }

  /// The order in which they come into the lane, each cancelled to make room for the next.
  private List<UUID> order() {
    List<UUID> order = new ArrayList<>();
    free();
    for (UUID running = running(); running != null; running = running()) {
      order.add(running);
      free();
    }
    return order;
  }

  private void free() {
    UUID running = running();
    if (running != null) {
      var cancel = new JobCommand.Cancel(running, true, "ada", Instant.now());
      jdbi.useTransaction(tx -> handler.handle(ledgers.of(tx), cancel));
    }
  }

  private @Nullable UUID running() {
    return jdbi.withHandle(tx ->
        tx.createQuery("select id from job where status = 'running'")
            .mapTo(UUID.class)
            .findOne()
            .orElse(null));
  }
}
