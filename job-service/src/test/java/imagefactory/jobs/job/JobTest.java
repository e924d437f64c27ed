package imagefactory.jobs.job;

import static org.assertj.core.api.Assertions.assertThat;

import imagefactory.contracts.JobEvent;
import imagefactory.contracts.JobStatus;
import imagefactory.contracts.Step;
import imagefactory.contracts.StoredFile;
import imagefactory.jobs.job.Decision.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JobTest {
  private static final UUID JOB = Plans.JOB;
  private static final Instant NOW = Instant.parse("2026-11-20T12:34:56Z");
  private static final Plan FOUR = Plans.of(2, 2, 8);
  private static final Plan TEN = Plans.of(5, 2, 3);
  private static final Plan ONE = Plans.of(1, 1, 8);
  private static final JobCommand GO_ON = new JobCommand.GoOn(JOB, NOW);
  private static final JobCommand START = new JobCommand.Start(JOB, NOW);
  private static final JobEvent PAUSED = new JobEvent.Paused(JOB, "ada", NOW);

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
    assertThat(happened(new Story(FOUR).queued().when(START)))
        .startsWith(new JobEvent.Started(JOB, NOW))
        .hasSize(1 + 4);
  }

  @Test
  void orders_no_more_than_its_window_allows() {
    assertThat(happened(new Story(TEN).queued().when(START))).hasSize(1 + 3);
  }

  @Test
  void orders_the_next_image_when_one_ends() {
    assertThat(happened(new Story(TEN).started(3).given(approved(0)).when(GO_ON)))
        .singleElement()
        .isInstanceOfSatisfying(
            JobEvent.ImageOrdered.class, next -> assertThat(next.index()).isEqualTo(3));
  }

  @Test
  void never_orders_an_image_twice() {
    assertThat(happened(new Story(TEN).started(3).when(GO_ON))).isEmpty();
  }

  @Test
  void completes_when_its_last_image_ends() {
    var story = new Story(FOUR).started(4).given(approved(0), rejected(1), approved(2), broken(3));
    assertThat(happened(story.when(GO_ON))).containsExactly(new JobEvent.Completed(JOB, 2, 2, NOW));
  }

  @Test
  void completes_even_when_quality_rejects_every_image() {
    assertThat(happened(new Story(ONE).started(1).given(rejected(0)).when(GO_ON)))
        .containsExactly(new JobEvent.Completed(JOB, 0, 1, NOW));
  }

  @Test
  void fails_when_no_image_could_be_made() {
    assertThat(happened(new Story(ONE).started(1).given(broken(0)).when(GO_ON)))
        .containsExactly(
            new JobEvent.Failed(
                JOB, "no_image_came", "none of the 1 images could be made", 0, 1, NOW));
  }

  @Test
  void counts_the_rest_as_cancelled() {
    assertThat(happened(new Story(TEN).started(3).given(approved(0)).when(cancel(false))))
        .containsExactly(new JobEvent.Cancelled(JOB, false, 1, 0, 7, "ada", NOW));
  }

  @Test
  void counts_what_is_in_flight_as_cancelled_by_force_only() {
    assertThat(happened(new Story(TEN).started(3).given(approved(0)).when(cancel(true))))
        .containsExactly(new JobEvent.Cancelled(JOB, true, 1, 0, 9, "ada", NOW));
  }

  @Test
  void still_counts_an_image_that_was_in_flight_when_it_was_cancelled() {
    var story = new Story(FOUR).started(4);
    story.given(happened(story.when(cancel(false))).getFirst(), approved(0), approved(1));
    assertThat(story.known().tally()).isEqualTo(new Tally(4, 4, 2, 2, 0, 0, 0));
    assertThat(story.known().status()).isEqualTo(JobStatus.CANCELLED);
  }

  @Test
  void is_not_resurrected_by_what_comes_after_a_cancel() {
    var story = new Story(FOUR).started(4);
    story.given(happened(story.when(cancel(true))).getFirst());
    assertThat(happened(story.when(GO_ON))).isEmpty();
    assertThat(happened(story.when(START))).isEmpty();
  }

  @Test
  void orders_nothing_while_it_is_paused() {
    assertThat(happened(new Story(TEN).started(3).given(PAUSED, approved(0)).when(GO_ON)))
        .isEmpty();
  }

  @Test
  void ends_though_it_is_paused_when_its_last_image_ends() {
    assertThat(happened(new Story(ONE).started(1).given(PAUSED, approved(0)).when(GO_ON)))
        .containsExactly(new JobEvent.Completed(JOB, 1, 0, NOW));
  }

  @Test
  void goes_on_where_it_was_when_it_is_resumed() {
    var story = new Story(TEN).started(3).given(PAUSED, approved(0), approved(1));
    assertThat(happened(story.when(new JobCommand.Resume(JOB, "ada", NOW))))
        .startsWith(new JobEvent.Resumed(JOB, "ada", NOW))
        .hasSize(1 + 2);
  }

  @Test
  void refuses_to_cancel_a_job_that_is_over() {
    var story = new Story(ONE).started(1).given(approved(0));
    story.given(happened(story.when(GO_ON)).getFirst());
    assertThat(story.when(cancel(false)))
        .isEqualTo(
            new Decision.Refused(
                Reason.JOB_OVER, "expected a job that is not over, but it is completed"));
  }

  @Test
  void refuses_what_is_asked_of_a_job_that_is_not_there() {
    assertThat(Job.decide(Job.ABSENT, cancel(false)))
        .isEqualTo(new Decision.Refused(Reason.JOB_UNKNOWN, "expected the id of a job"));
  }

  private static JobCommand submit(Plan plan) {
    return new JobCommand.Submit(JOB, null, List.of(), null, null, 0, null, plan, "ada", NOW);
  }

  private static JobCommand cancel(boolean forced) {
    return new JobCommand.Cancel(JOB, forced, "ada", NOW);
  }

  private static JobEvent approved(int index) {
    return new JobEvent.ImageApproved(
        JOB,
        ImageIds.of(JOB, index),
        new StoredFile("final/x.jpg", "jpg", 1, 1, 1, "00"),
        null,
        FOUR.settings().processing(),
        List.of(),
        List.of(),
        NOW);
  }

  private static JobEvent rejected(int index) {
    return new JobEvent.ImageJudged(
        JOB, ImageIds.of(JOB, index), false, "blank", "one colour", NOW);
  }

  private static JobEvent broken(int index) {
    return new JobEvent.ImageFailed(
        JOB, ImageIds.of(JOB, index), Step.GENERATE, "provider_unavailable", "no answer", NOW);
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
      return given(happened(Job.decide(job, submit(plan))).getFirst());
    }

    Story started(int ordered) {
      List<JobEvent> events = new ArrayList<>(List.of(new JobEvent.Started(JOB, NOW)));
      IntStream.range(0, ordered).mapToObj(plan::image).map(Story::ordered).forEach(events::add);
      return queued().given(events.toArray(JobEvent[]::new));
    }

    private static JobEvent ordered(PlannedImage image) {
      return new JobEvent.ImageOrdered(
          JOB,
          image.id(),
          image.index(),
          image.generation(),
          image.prompt(),
          image.seed(),
          image.aspectRatio(),
          "embedded",
          NOW);
    }

    Story given(JobEvent... events) {
      for (JobEvent event : events) {
        job = Job.evolve(job, event, plan);
      }
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
