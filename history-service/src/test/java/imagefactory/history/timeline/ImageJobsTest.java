package imagefactory.history.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import imagefactory.contracts.ImageStatus;
import imagefactory.contracts.JobEvent;
import imagefactory.contracts.JobStatus;
import imagefactory.history.Tale;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ImageJobsTest {
  private final Remembered<JobEvent, Image> memory = new Remembered<>();
  private final Tale tale = new Tale().queued("dusk", 2, 2, null);

  @Test
  void counts_an_image_only_once() {
    UUID image = tale.started().ordered(0);
    tale.generated(image).judged(image, true).approved(image).approved(image);

    assertThat(told().counters()).isEqualTo(new Counters(4, 1, 0, 0));
  }

  @Test
  void counts_what_quality_rejects_as_failed() {
    UUID image = tale.started().ordered(0);
    tale.generated(image).judged(image, false);

    assertThat(told().counters()).isEqualTo(new Counters(4, 0, 1, 0));
    assertThat(image(image).status()).isEqualTo(ImageStatus.QC_FAILED);
    assertThat(image(image).qcReason()).isEqualTo("why");
  }

  @Test
  void waits_for_its_processing_after_a_good_verdict() {
    UUID image = tale.started().ordered(0);
    tale.generated(image).judged(image, true);

    told();
    assertThat(image(image).status()).isEqualTo(ImageStatus.PENDING);
  }

  @Test
  void moves_an_image_from_failed_to_successful_when_its_retry_succeeds() {
    UUID image = tale.started().ordered(0);
    tale.generated(image).judged(image, false).completed(3, 1).retryRequested(image);
    assertThat(told().counters()).isEqualTo(new Counters(4, 3, 1, 0));
    assertThat(image(image).status()).isEqualTo(ImageStatus.RETRY_PENDING);

    tale.retryStarted(image);
    told();
    assertThat(image(image).status()).isEqualTo(ImageStatus.PROCESSING);

    tale.approved(image);
    assertThat(told().counters()).isEqualTo(new Counters(4, 4, 0, 0));
    assertThat(image(image).status()).isEqualTo(ImageStatus.APPROVED);
    assertThat(told().lifecycle().status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(Progress.ofImages(told()).percent()).isEqualTo(100);
    assertThat(memory.images).isEqualTo(Map.of(ImageStatus.APPROVED, 1));
    assertThat(memory.figures.values())
        .singleElement()
        .extracting(Tally.Figures::successfulImages, Tally.Figures::failedImages)
        .containsExactly(4L, 0L);
  }

  @Test
  void is_called_what_it_was_last_called() {
    tale.edited("dawn", List.of("morning")).edited("noon", List.of());

    assertThat(told().heading().label()).isEqualTo("noon");
    assertThat(told().heading().tags()).isEmpty();
  }

  @Test
  void is_being_prepared_until_its_prompts_are_written() {
    Tale written = new Tale().queued("dusk", Stories.withWriter(Stories.settings(2, 2)), null);
    assertThat(progress(written)).isEqualTo("0 initialization");
    assertThat(progress(written.started())).isEqualTo("10 initialization");
    assertThat(progress(written.promptsWritten(4))).isEqualTo("20 image_generation");
  }

  @Test
  void is_prepared_when_an_image_was_ordered_whatever_became_of_the_word_about_its_prompts() {
    Tale written = new Tale().queued("dusk", Stories.withWriter(Stories.settings(2, 2)), null);
    written.started().ordered(0);

    assertThat(progress(written)).isEqualTo("20 image_generation");
  }

  @Test
  void stays_where_it_was_when_its_prompts_cannot_be_written() {
    Tale written = new Tale().queued("dusk", Stories.withWriter(Stories.settings(2, 2)), null);

    assertThat(progress(written.started().failed("prompt_writer_failed", 0, 0)))
        .isEqualTo("10 initialization");
  }

  @Test
  void has_one_path_at_any_time() {
    UUID image = tale.started().ordered(0);
    tale.generated(image);
    told();
    assertThat(image(image).file())
        .isNotNull()
        .satisfies(kept -> assertThat(kept.isFinal()).isFalse());

    tale.approved(image);
    told();
    assertThat(image(image).file())
        .isNotNull()
        .satisfies(kept -> assertThat(kept.isFinal()).isTrue());
  }

  @Test
  void cancels_what_has_not_ended_when_a_cancel_is_forced() {
    UUID done = tale.started().ordered(0);
    tale.generated(done).approved(done);
    UUID open = tale.ordered(1);
    tale.cancelled(true, 3);

    assertThat(told().lifecycle().status()).isEqualTo(JobStatus.CANCELLED);
    assertThat(image(done).status()).isEqualTo(ImageStatus.APPROVED);
    assertThat(image(open).status()).isEqualTo(ImageStatus.CANCELLED);
  }

  @Test
  void lets_what_runs_finish_when_a_cancel_is_not_forced() {
    UUID open = tale.started().ordered(0);
    tale.cancelled(false, 3).generated(open).approved(open);

    assertThat(told().counters()).isEqualTo(new Counters(4, 1, 0, 3));
    assertThat(image(open).status()).isEqualTo(ImageStatus.APPROVED);
  }

  @Test
  void keeps_a_tombstone_of_what_is_deleted_and_counts_it_nowhere() {
    UUID image = tale.started().ordered(0);
    tale.generated(image).approved(image).completed(1, 0).deleted();

    assertThat(told().deleted()).isTrue();
    assertThat(image(image).deleted()).isTrue();
    assertThat(memory.figures).isEmpty();
    assertThat(memory.images).isEmpty();
  }

  @Test
  void never_goes_back_in_its_progress_and_is_at_100_only_when_completed() {
    List<Integer> percents = new ArrayList<>();
    percents.add(Progress.ofImages(told()).percent());
    tale.started();
    percents.add(Progress.ofImages(told()).percent());
    for (int i = 0; i < 4; i++) {
      UUID image = tale.ordered(i);
      tale.generated(image).judged(image, i != 2);
      if (i != 2) {
        tale.approved(image);
      }
      percents.add(Progress.ofImages(told()).percent());
    }
    tale.completed(3, 1);
    percents.add(Progress.ofImages(told()).percent());

    assertThat(percents).containsExactly(0, 20, 40, 60, 80, 99, 100);
  }

  @Test
  void shows_the_round_that_is_being_made() {
    UUID image = tale.started().ordered(0);
    assertThat(Progress.ofImages(told()).generation()).isEqualTo(new Progress.Generation(1, 2, 0));
    tale.imageFailed(image);
    assertThat(Progress.ofImages(told()).generation()).isEqualTo(new Progress.Generation(1, 2, 50));
    tale.imageFailed(tale.ordered(1));
    assertThat(Progress.ofImages(told()).generation()).isEqualTo(new Progress.Generation(2, 2, 0));
  }

  @Test
  void keeps_the_place_of_an_event_it_does_not_know() {
    Told<JobEvent> last = tale.started().last();
    long next = 3;
    Told<JobEvent> unknown =
        new Told<>(
            tale.job,
            DerivedId.ofEvent(tale.job, next),
            next,
            last.at(),
            0,
            "imagefactory.job.of-tomorrow",
            null);
    told();
    new Timeline<>(new ImageJobs(), memory).tell(List.of(unknown));

    Job job = told();
    assertThat(job.place().missing()).isZero();
    assertThat(job.lifecycle().status()).isEqualTo(JobStatus.RUNNING);
  }

  private String progress(Tale of) {
    new Timeline<>(new ImageJobs(), memory).tell(of.events());
    Progress progress = Progress.ofImages(Objects.requireNonNull(memory.jobs.get(of.job)));
    return progress.percent() + " " + progress.step();
  }

  /// All that was told so far; what is known already changes nothing.
  private Job told() {
    new Timeline<>(new ImageJobs(), memory).tell(tale.events());
    return Objects.requireNonNull(memory.jobs.get(tale.job));
  }

  private Image image(UUID id) {
    return Objects.requireNonNull(memory.pieces.get(id));
  }
}
