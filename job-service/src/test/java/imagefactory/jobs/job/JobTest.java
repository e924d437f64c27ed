package imagefactory.jobs.job;

import static org.assertj.core.api.Assertions.assertThat;

import imagefactory.contracts.JobEvent;
import imagefactory.contracts.JobStatus;
import imagefactory.jobs.job.Decision.Reason;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JobTest {
  private static final UUID JOB = Plans.JOB;
  private static final Instant NOW = Instant.parse("2026-11-20T12:34:56Z");
  private static final Plan FOUR = Plans.of(2, 2, 8);
  private static final Plan TEN = Plans.of(5, 2, 3);
  private static final Plan ONE = Plans.of(1, 1, 8);
  private static final Plan UNWRITTEN = Plans.withWriter();
  private static final JobCommand GO_ON = new JobCommand.GoOn(JOB, 100, NOW);
  private static final JobCommand START = new JobCommand.Start(JOB, NOW);
  private static final JobCommand PAUSE = new JobCommand.Pause(JOB, "ada", NOW);
  private static final JobCommand RESUME = new JobCommand.Resume(JOB, "ada", NOW);
  private static final JobCommand DELETE = new JobCommand.Delete(JOB, "ada", NOW);
  private static final JobCommand PRIORITIZE = new JobCommand.Prioritize(JOB, 9, "ada", NOW);
  private static final JobCommand PROMPTS =
      new JobCommand.TakePrompts(JOB, List.of("a fox in snow"), "a-model", NOW);
  private static final JobCommand NO_PROMPTS =
      new JobCommand.DoWithoutPrompts(JOB, "prompt_writer_refused", "not allowed", NOW);

  @Test
  void is_labelled_by_the_time_of_its_submission() {
    assertThat(happened(Job.decide(Job.ABSENT, submit(ONE))))
        .singleElement()
        .isInstanceOfSatisfying(
            JobEvent.Queued.class,
            queued -> assertThat(queued.label()).isEqualTo("job_20261120_123456"));
  }

  @Test
  void orders_all_its_images_when_the_window_is_wide() {
    assertThat(happened(new Story(FOUR).running(0).when(GO_ON))).hasSize(4);
  }

  @Test
  void orders_no_more_than_its_window_allows() {
    assertThat(happened(new Story(TEN).running(0).when(GO_ON))).hasSize(3);
  }

  @Test
  void orders_no_more_than_its_share_of_the_provider() {
    assertThat(happened(new Story(TEN).running(1).when(new JobCommand.GoOn(JOB, 2, NOW))))
        .hasSize(1);
  }

  @Test
  void orders_the_next_image_when_one_ends() {
    assertThat(happened(new Story(TEN).running(3).successful(1).when(GO_ON)))
        .singleElement()
        .isInstanceOfSatisfying(
            JobEvent.ImageOrdered.class, next -> assertThat(next.index()).isEqualTo(3));
  }

  @Test
  void never_orders_an_image_twice() {
    assertThat(happened(new Story(TEN).running(3).when(GO_ON))).isEmpty();
  }

  @Test
  void completes_when_its_last_image_ends() {
    var story = new Story(FOUR).running(4).successful(2).rejected(1).broken(1);
    assertThat(happened(story.when(GO_ON))).containsExactly(new JobEvent.Completed(JOB, 2, 2, NOW));
  }

  @Test
  void completes_even_when_quality_rejects_every_image() {
    assertThat(happened(new Story(ONE).running(1).rejected(1).when(GO_ON)))
        .containsExactly(new JobEvent.Completed(JOB, 0, 1, NOW));
  }

  @Test
  void fails_when_no_image_could_be_made() {
    assertThat(happened(new Story(ONE).running(1).broken(1).when(GO_ON)))
        .containsExactly(
            new JobEvent.Failed(
                JOB, "no_image_came", "none of the 1 images could be made", 0, 1, NOW));
  }

  @Test
  void counts_the_rest_as_cancelled() {
    assertThat(happened(new Story(TEN).running(3).successful(1).when(cancel(false))))
        .containsExactly(new JobEvent.Cancelled(JOB, false, 1, 0, 7, "ada", NOW));
  }

  @Test
  void counts_what_is_in_flight_as_cancelled_by_force_only() {
    assertThat(happened(new Story(TEN).running(3).successful(1).when(cancel(true))))
        .containsExactly(new JobEvent.Cancelled(JOB, true, 1, 0, 9, "ada", NOW));
  }

  @Test
  void still_counts_an_image_that_was_in_flight_when_it_was_cancelled() {
    var story = new Story(FOUR).running(4).given(cancel(false)).successful(2);
    assertThat(story.known().tally()).isEqualTo(new Tally(4, 4, 2, 2, 0, 0, 0));
    assertThat(story.known().status()).isEqualTo(JobStatus.CANCELLED);
  }

  @Test
  void is_not_resurrected_by_what_comes_after_a_cancel() {
    var story = new Story(FOUR).running(4).given(cancel(true));
    assertThat(happened(story.when(GO_ON))).isEmpty();
    assertThat(happened(story.when(START))).isEmpty();
    assertThat(happened(story.when(PROMPTS))).isEmpty();
    assertThat(happened(story.when(NO_PROMPTS))).isEmpty();
  }

  @Test
  void orders_nothing_while_it_is_paused() {
    assertThat(happened(new Story(TEN).running(3).given(PAUSE).successful(1).when(GO_ON)))
        .isEmpty();
  }

  @Test
  void ends_though_it_is_paused_when_its_last_image_ends() {
    assertThat(happened(new Story(ONE).running(1).given(PAUSE).successful(1).when(GO_ON)))
        .containsExactly(new JobEvent.Completed(JOB, 1, 0, NOW));
  }

  @Test
  void goes_on_where_it_was_when_it_is_resumed() {
    var story = new Story(TEN).running(3).given(PAUSE).successful(2).given(RESUME);
    assertThat(happened(story.when(GO_ON)))
        .hasSize(2)
        .first()
        .isInstanceOfSatisfying(
            JobEvent.ImageOrdered.class, next -> assertThat(next.index()).isEqualTo(3));
  }

  @Test
  void orders_nothing_before_its_prompts_are_written() {
    assertThat(happened(new Story(UNWRITTEN).running(0).when(GO_ON))).isEmpty();
  }

  @Test
  void orders_its_images_with_the_prompts_that_were_written() {
    assertThat(happened(new Story(UNWRITTEN).running(0).given(PROMPTS).when(GO_ON)))
        .first()
        .isInstanceOfSatisfying(
            JobEvent.ImageOrdered.class,
            first -> assertThat(first.prompt()).isEqualTo("a fox in snow"));
  }

  @Test
  void takes_its_prompts_while_it_is_paused() {
    assertThat(happened(new Story(UNWRITTEN).running(0).given(PAUSE).when(PROMPTS)))
        .containsExactly(new JobEvent.PromptsWritten(JOB, 1, "a-model", NOW));
  }

  @Test
  void takes_prompts_only_once() {
    assertThat(happened(new Story(UNWRITTEN).running(0).given(PROMPTS).when(PROMPTS))).isEmpty();
    assertThat(happened(new Story(UNWRITTEN).running(0).given(PROMPTS).when(NO_PROMPTS))).isEmpty();
  }

  @Test
  void fails_before_any_image_when_its_prompts_do_not_come() {
    assertThat(happened(new Story(UNWRITTEN).running(0).when(NO_PROMPTS)))
        .containsExactly(
            new JobEvent.Failed(JOB, "prompt_writer_refused", "not allowed", 0, 2, NOW));
  }

  @Test
  void changes_its_priority_while_it_waits() {
    assertThat(happened(new Story(ONE).queued().when(PRIORITIZE)))
        .containsExactly(new JobEvent.Prioritized(JOB, 9, "ada", NOW));
  }

  @Test
  void keeps_its_priority_once_it_runs() {
    assertThat(new Story(ONE).running(0).when(PRIORITIZE))
        .isEqualTo(
            new Decision.Refused(
                Reason.JOB_NOT_QUEUED, "expected a queued job, but it is running"));
  }

  @Test
  void is_deleted_only_when_it_is_over() {
    assertThat(new Story(ONE).running(1).when(DELETE))
        .isEqualTo(
            new Decision.Refused(
                Reason.JOB_NOT_OVER, "expected a job that is over, but it is running: cancel it"));
    assertThat(happened(new Story(ONE).queued().given(cancel(false)).when(DELETE)))
        .containsExactly(new JobEvent.Deleted(JOB, "ada", NOW));
  }

  static Stream<JobCommand> whatPeopleAsk() {
    return Stream.of(PAUSE, RESUME, cancel(true), PRIORITIZE, DELETE);
  }

  @ParameterizedTest
  @MethodSource("whatPeopleAsk")
  void is_unknown_to_everybody_once_it_is_deleted(JobCommand asked) {
    assertThat(new Story(ONE).queued().given(cancel(false)).given(DELETE).when(asked))
        .isEqualTo(new Decision.Refused(Reason.JOB_UNKNOWN, "expected the id of a job"));
  }

  @ParameterizedTest
  @MethodSource("whatPeopleAsk")
  void refuses_what_is_asked_of_a_job_that_is_not_there(JobCommand asked) {
    assertThat(Job.decide(Job.ABSENT, asked))
        .isEqualTo(new Decision.Refused(Reason.JOB_UNKNOWN, "expected the id of a job"));
  }

  @Test
  void refuses_to_cancel_a_job_that_is_over() {
    var story = new Story(ONE).running(1).successful(1).given(GO_ON);
    assertThat(story.when(cancel(false)))
        .isEqualTo(
            new Decision.Refused(
                Reason.JOB_OVER, "expected a job that is not over, but it is completed"));
  }

  @Test
  void never_gives_its_id_to_another() {
    assertThat(new Story(ONE).queued().when(submit(ONE)))
        .isEqualTo(new Decision.Refused(Reason.JOB_EXISTS, "expected a new job id"));
  }

  @Test
  void counts_a_failed_image_as_successful_when_its_retry_succeeds() {
    var story = new Story(FOUR).running(4).successful(3).rejected(1).given(GO_ON);
    story.moved(1, Standing.REJECTED, Standing.SUCCESSFUL);
    assertThat(story.known().tally()).isEqualTo(new Tally(4, 4, 0, 4, 0, 0, 0));
  }

  private static JobCommand submit(Plan plan) {
    return new JobCommand.Submit(JOB, null, List.of(), null, null, 0, null, null, plan, "ada", NOW);
  }

  private static JobCommand cancel(boolean forced) {
    return new JobCommand.Cancel(JOB, forced, "ada", NOW);
  }

  private static List<JobEvent> happened(Decision decision) {
    assertThat(decision).isInstanceOf(Decision.Happened.class);
    return ((Decision.Happened) decision).events();
  }

  /// A job as its events have made it.
  private static final class Story {
    private final Plan plan;
    private Job job = Job.ABSENT;

    Story(Plan plan) {
      this.plan = plan;
    }

    Story queued() {
      return given(submit(plan));
    }

    /// So many of its images are in flight.
    Story running(int ordered) {
      return queued().given(START).moved(ordered, Standing.PLANNED, Standing.IN_FLIGHT);
    }

    Story successful(int images) {
      return moved(images, Standing.IN_FLIGHT, Standing.SUCCESSFUL);
    }

    Story rejected(int images) {
      return moved(images, Standing.IN_FLIGHT, Standing.REJECTED);
    }

    Story broken(int images) {
      return moved(images, Standing.IN_FLIGHT, Standing.BROKEN);
    }

    Story moved(int images, Standing from, Standing to) {
      for (int i = 0; i < images; i++) {
        job = Job.counted(job, from, to);
      }
      return this;
    }

    Story given(JobCommand command) {
      Plan now = command instanceof JobCommand.TakePrompts take ? plan.with(take.prompts()) : plan;
      happened(when(command)).forEach(event -> job = Job.evolve(job, event, now));
      return this;
    }

    Decision when(JobCommand command) {
      return Job.decide(job, command);
    }

    Job.Known known() {
      return (Job.Known) job;
    }
  }
}
