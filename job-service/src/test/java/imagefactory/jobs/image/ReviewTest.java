package imagefactory.jobs.image;

import static org.assertj.core.api.Assertions.assertThat;

import imagefactory.contracts.ImageCommand;
import imagefactory.contracts.ImageEvent;
import imagefactory.contracts.ImageStatus;
import imagefactory.contracts.JobEvent;
import imagefactory.contracts.Settings;
import imagefactory.contracts.Step;
import imagefactory.contracts.StoredFile;
import imagefactory.jobs.job.Decision;
import imagefactory.jobs.job.Decision.Reason;
import imagefactory.jobs.job.Plan;
import imagefactory.jobs.job.Plans;
import imagefactory.jobs.job.Standing;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReviewTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:34:56Z");
  private static final Plan PLAN = Plans.of(1, 1, 8);
  private static final UUID JOB = Plans.JOB;
  private static final UUID IMAGE = PLAN.image(0).id();
  private static final StoredFile TEMP = new StoredFile("temp/x.png", "png", 8, 8, 64, "00");
  private static final Settings.Processing VIVID =
      new Settings.Processing(
          true, 0, 1.8, false, "jpg", 90, 100, 85, false, "auto", false, "#ffffff");
  private static final Settings.Metadata UNTITLED = new Settings.Metadata(false, null);
  private static final Image REJECTED = new Image.SetAside(ImageStatus.QC_FAILED, TEMP, 0);
  private static final Review RETRY =
      new Review.Retry(JOB, IMAGE, null, false, VIVID, UNTITLED, "ada", NOW);
  private static final Review TURN = new Review.StartRetry(JOB, IMAGE, NOW);
  private static final Review DELETE = new Review.Delete(JOB, IMAGE, "ada", NOW);

  @ParameterizedTest
  @EnumSource(names = {"QC_FAILED", "RETRY_FAILED", "FAILED"})
  void an_image_with_a_file_can_be_retried(ImageStatus status) {
    Image waiting = after(new Image.SetAside(status, TEMP, 1), RETRY);
    assertThat(waiting).isInstanceOf(Image.Waiting.class);
    assertThat(waiting.standing()).isEqualTo(Standing.REJECTED);
  }

  @Test
  void a_retry_is_processed_with_settings_of_its_own_and_nothing_else() {
    Image waiting = after(REJECTED, RETRY);
    Image retrying = after(waiting, TURN);
    assertThat(NextOrder.after((JobEvent.OfImage) event(waiting, TURN), retrying, 0, PLAN))
        .contains(new ImageCommand.Process(IMAGE, JOB, 0, 1, TEMP, "a fox", 7, VIVID, UNTITLED));
  }

  @Test
  void a_retry_waits_for_its_turn() {
    JobEvent asked = event(REJECTED, RETRY);
    assertThat(NextOrder.after((JobEvent.OfImage) asked, after(REJECTED, RETRY), 0, PLAN))
        .isEmpty();
  }

  @Test
  void the_next_retry_is_known_from_the_one_before() {
    Image again = after(after(new Image.SetAside(ImageStatus.RETRY_FAILED, TEMP, 3), RETRY), TURN);
    var late = new ImageEvent.Failed(JOB, IMAGE, Step.PROCESS, 3, "disk_full", "no space");
    assertThat(Image.decide(again, new Report.Made(late, NOW), PLAN.settings())).isEmpty();
    var now = new ImageEvent.Failed(JOB, IMAGE, Step.PROCESS, 4, "disk_full", "no space");
    assertThat(Image.decide(again, new Report.Made(now, NOW), PLAN.settings()))
        .containsInstanceOf(JobEvent.RetryFailed.class);
  }

  @Test
  void an_image_that_is_approved_is_not_retried() {
    assertThat(Review.decide(new Image.Ended(ImageStatus.APPROVED), RETRY))
        .isEqualTo(
            Decision.refused(Reason.IMAGE_APPROVED, "expected an image that is not approved"));
  }

  @Test
  void an_image_that_never_came_is_not_retried() {
    assertThat(Review.decide(new Image.Ended(ImageStatus.FAILED), RETRY))
        .isEqualTo(
            Decision.refused(
                Reason.IMAGE_HAS_NO_FILE, "expected an image with a file: rerun the job instead"));
  }

  @Test
  void an_image_in_flight_is_left_alone() {
    for (Image busy : List.of(new Image.Generating(), new Image.Judging(TEMP))) {
      assertThat(Review.decide(busy, RETRY)).isInstanceOf(Decision.Refused.class);
      assertThat(Review.decide(busy, DELETE)).isInstanceOf(Decision.Refused.class);
    }
  }

  @Test
  void an_image_is_retried_once_though_it_is_asked_for_twice() {
    assertThat(Review.decide(after(REJECTED, RETRY), RETRY))
        .isEqualTo(
            Decision.refused(
                Reason.IMAGE_WAITS_ALREADY, "expected an image that does not wait for a retry"));
  }

  @Test
  void a_deleted_image_takes_its_file_along() {
    assertThat(
            NextOrder.after(
                (JobEvent.OfImage) event(REJECTED, DELETE), after(REJECTED, DELETE), 0, PLAN))
        .contains(new ImageCommand.Discard(IMAGE, JOB));
  }

  @Test
  void a_deleted_image_is_nobodys() {
    Image deleted = after(REJECTED, DELETE);
    assertThat(Review.decide(deleted, RETRY))
        .isEqualTo(Decision.refused(Reason.IMAGE_UNKNOWN, "expected the id of an image"));
    assertThat(Review.decide(after(REJECTED, RETRY), DELETE)).isInstanceOf(Decision.Happened.class);
    assertThat(Review.decide(deleted, TURN)).isEqualTo(Decision.nothing());
  }

  private static JobEvent event(Image image, Review review) {
    return ((Decision.Happened) Review.decide(image, review)).events().getFirst();
  }

  private static Image after(Image image, Review review) {
    return Image.evolve(image, (JobEvent.OfImage) event(image, review), PLAN.settings());
  }
}
