package imagefactory.jobs.writer;

import static org.assertj.core.api.Assertions.assertThat;

import imagefactory.jobs.writer.WrittenPrompts.Tries;
import imagefactory.kit.claim.NewTask;
import imagefactory.kit.claim.Tasks;
import imagefactory.teststack.OnStack;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
@OnStack
class WrittenPromptsTest {
  private static final Batch FIRST = new Batch(0, 0, List.of("fox"));
  private static final Batch SECOND = new Batch(1, 1, List.of("owl"));
  private final UUID job = UUID.randomUUID();
  @Inject Jdbi jdbi;
  @Inject Tasks tasks;
  @Inject WrittenPrompts written;

  @Test
  void calls_are_counted_before_they_are_made_and_errors_after() {
    jdbi.useTransaction(tx -> {
      assertThat(written.begin(tx, job, FIRST)).isEqualTo(new Tries(1, 0));
      written.countError(tx, job, FIRST, 1);
      assertThat(written.begin(tx, job, FIRST)).isEqualTo(new Tries(2, 1));
      assertThat(written.begin(tx, job, SECOND)).isEqualTo(new Tries(1, 0));
    });
  }

  @Test
  void what_came_first_stays() {
    jdbi.useTransaction(tx -> {
      written.begin(tx, job, FIRST);
      assertThat(written.of(tx, job)).isEmpty();
      assertThat(written.keep(tx, job, FIRST, List.of("a fox"))).isTrue();
      assertThat(written.keep(tx, job, FIRST, List.of("another fox"))).isTrue();
      assertThat(written.of(tx, job)).isEqualTo(Map.of(0, List.of("a fox")));
    });
  }

  @Test
  void what_nobody_waits_for_goes_and_does_not_come_back() {
    UUID waiting = UUID.randomUUID();
    jdbi.useTransaction(tx -> {
      written.begin(tx, job, FIRST);
      written.begin(tx, waiting, FIRST);
      tasks.add(tx, List.of(new NewTask(waiting, waiting, "some-kind", "{}", null)));
      written.forgetAbandoned(tx);
      assertThat(written.keep(tx, job, FIRST, List.of("a fox"))).isFalse();
      assertThat(written.keep(tx, waiting, FIRST, List.of("a fox"))).isTrue();
      forget(tx, waiting);
    });
  }

  private void forget(Handle tx, UUID waiting) {
    written.forget(tx, waiting);
    tasks.abandon(tx, List.of(waiting));
    assertThat(written.of(tx, waiting)).isEmpty();
  }
}
