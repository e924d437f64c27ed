package imagefactory.history.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import imagefactory.contracts.ExternalJobEvent;
import imagefactory.contracts.JobStatus;
import imagefactory.history.timeline.Reported.What;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExternalJobsTest {
  private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");
  private static final UUID JOB = DerivedId.ofJob("/ci", "run-1");

  private final Remembered<Reported, Item> memory = new Remembered<>();
  private int ids;

  @Test
  void leaves_a_terminal_state_only_for_a_newer_sequence() {
    tell(What.STARTED, 1L, 0);
    tell(What.COMPLETED, 2L, 5);
    tell(What.PAUSED, 1L, 9);
    assertThat(status()).isEqualTo(JobStatus.COMPLETED);

    tell(What.STARTED, 3L, 10);
    assertThat(status()).isEqualTo(JobStatus.RUNNING);
  }

  @Test
  void does_not_leave_a_terminal_state_for_a_later_time_alone() {
    tell(What.STARTED, null, 0);
    tell(What.FAILED, null, 5);
    tell(What.RESUMED, null, 9);

    assertThat(status()).isEqualTo(JobStatus.FAILED);
  }

  @Test
  void goes_by_the_sequence_even_where_the_clocks_disagree() {
    tell(What.STARTED, 1L, 9);
    tell(What.PAUSED, 2L, 5);
    tell(What.RESUMED, 3L, 1);

    assertThat(status()).isEqualTo(JobStatus.RUNNING);
  }

  @Test
  void starts_after_it_was_queued_when_both_have_one_time() {
    tell(What.STARTED, null, 0);
    tell(What.QUEUED, null, 0);

    assertThat(status()).isEqualTo(JobStatus.RUNNING);
  }

  @Test
  void keeps_what_later_events_do_not_mention() {
    tell(What.QUEUED, event("nightly", List.of("ci"), Map.of("branch", "main")), 1L, 0);
    tell(What.STARTED, event(null, List.of(), Map.of("runner", "a7")), 2L, 1);

    Job job = job();
    assertThat(job.heading().label()).isEqualTo("nightly");
    assertThat(job.heading().tags()).containsExactly("ci");
    assertThat(job.attributes()).isEqualTo(Map.of("branch", "main", "runner", "a7"));
  }

  @Test
  void has_an_id_that_a_rebuild_finds_again() {
    assertThat(JOB).isEqualTo(DerivedId.ofJob("/ci", "run-1"));
    assertThat(JOB.version()).isEqualTo(5);
    assertThat(JOB.variant()).isEqualTo(2);
    assertThat(DerivedId.ofJob("/cir", "un-1")).isNotEqualTo(JOB);
    assertThat(JOB).hasToString("0bc4b6ad-04cb-550b-b1c2-4d9ae0fee8e2");
  }

  private JobStatus status() {
    return job().lifecycle().status();
  }

  private Job job() {
    return Objects.requireNonNull(memory.jobs.get(JOB));
  }

  private void tell(What what, @Nullable Long sequence, int second) {
    tell(what, event(null, List.of(), Map.of()), sequence, second);
  }

  private void tell(What what, ExternalJobEvent event, @Nullable Long sequence, int second) {
    Told<Reported> told =
        new Told<>(
            JOB,
            DerivedId.ofEvent("/ci", "e" + ids++),
            sequence,
            START.plusSeconds(second),
            what.rank(),
            what.type(),
            new Reported(what, "/ci", "run-1", event));
    new Timeline<>(new ExternalJobs(), memory).tell(List.of(told));
  }

  private static ExternalJobEvent event(
      @Nullable String label, List<String> tags, Map<String, Object> attributes) {
    return new ExternalJobEvent(
        "build", label, tags, null, null, null, null, attributes, null, null, null);
  }
}
