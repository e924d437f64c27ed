package imagefactory.jobs.image;

import static org.assertj.core.api.Assertions.assertThat;

import imagefactory.contracts.ImageCommand;
import imagefactory.contracts.ImageEvent;
import imagefactory.contracts.ImageStatus;
import imagefactory.contracts.JobEvent;
import imagefactory.contracts.QcCommand;
import imagefactory.contracts.QcEvent;
import imagefactory.contracts.Settings;
import imagefactory.contracts.Step;
import imagefactory.contracts.StoredFile;
import imagefactory.jobs.job.Plan;
import imagefactory.jobs.job.Plans;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ImageTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:34:56Z");
  private static final UUID JOB = Plans.JOB;
  private static final Plan JUDGED = Plans.of(1, 1, 8);
  private static final Plan UNJUDGED = Plans.withoutQuality();
  private static final Settings SETTINGS = JUDGED.settings();
  private static final UUID IMAGE = JUDGED.image(0).id();
  private static final StoredFile TEMP = new StoredFile("temp/x.png", "png", 8, 8, 64, "00");
  private static final StoredFile FINAL = new StoredFile("final/x.jpg", "jpg", 8, 8, 64, "01");

  private static final Report MADE =
      new Report.Made(new ImageEvent.Generated(JOB, IMAGE, TEMP, "embedded", null), NOW);
  private static final Report PASSED = verdict(true);
  private static final Report REJECTED = verdict(false);
  private static final Report PROCESSED = processed(1);

  @Test
  void is_judged_before_anything_is_done_to_it() {
    assertThat(orderAfter(new Image.Generating(), MADE, JUDGED))
        .isInstanceOf(QcCommand.Judge.class);
  }

  @Test
  void is_processed_at_once_when_quality_is_off() {
    assertThat(orderAfter(new Image.Generating(), MADE, UNJUDGED))
        .isInstanceOf(ImageCommand.Process.class);
  }

  @Test
  void is_processed_when_it_passed() {
    assertThat(orderAfter(new Image.Judging(TEMP), PASSED, JUDGED))
        .isEqualTo(
            new ImageCommand.Process(
                IMAGE, JOB, 0, 1, TEMP, "a fox", 7, SETTINGS.processing(), SETTINGS.metadata()));
  }

  @Test
  void ends_without_processing_when_it_was_rejected() {
    assertThat(after(new Image.Judging(TEMP), REJECTED, JUDGED))
        .isEqualTo(new Image.SetAside(ImageStatus.QC_FAILED, TEMP, 0));
  }

  @Test
  void is_approved_when_it_was_processed() {
    assertThat(after(new Image.Processing(TEMP, 1), PROCESSED, JUDGED))
        .isEqualTo(new Image.Ended(ImageStatus.APPROVED));
  }

  @Test
  void fails_when_no_image_came() {
    assertThat(after(new Image.Generating(), broken(Step.GENERATE, 1), JUDGED))
        .isEqualTo(new Image.Ended(ImageStatus.FAILED));
  }

  @Test
  void hears_what_it_waits_for_and_nothing_else() {
    assertThat(Image.decide(new Image.Generating(), PASSED, SETTINGS)).isEmpty();
    assertThat(Image.decide(new Image.Generating(), PROCESSED, SETTINGS)).isEmpty();
    assertThat(Image.decide(new Image.Judging(TEMP), MADE, SETTINGS)).isEmpty();
    assertThat(Image.decide(new Image.Processing(TEMP, 1), PASSED, SETTINGS)).isEmpty();
    assertThat(Image.decide(new Image.Processing(TEMP, 1), MADE, SETTINGS)).isEmpty();
  }

  @Test
  void ignores_what_comes_after_its_end() {
    for (Report late : List.of(MADE, PASSED, REJECTED, PROCESSED, broken(Step.GENERATE, 1))) {
      assertThat(Image.decide(new Image.Ended(ImageStatus.CANCELLED), late, SETTINGS)).isEmpty();
    }
  }

  @Test
  void ignores_a_report_about_an_image_that_is_not_there() {
    assertThat(Image.decide(new Image.Absent(), MADE, SETTINGS)).isEmpty();
  }

  @Test
  void ignores_the_answer_to_an_earlier_attempt() {
    var second = new Image.Processing(TEMP, 2);
    assertThat(Image.decide(second, processed(1), SETTINGS)).isEmpty();
    assertThat(Image.decide(second, broken(Step.PROCESS, 1), SETTINGS)).isEmpty();
    assertThat(Image.decide(second, broken(Step.GENERATE, 2), SETTINGS)).isEmpty();
  }

  private static Report verdict(boolean passed) {
    return new Report.Judged(
        new QcEvent.Judged(JOB, IMAGE, passed, passed ? "passed" : "blank", "why"), NOW);
  }

  private static Report processed(int attempt) {
    return new Report.Made(
        new ImageEvent.Processed(JOB, IMAGE, attempt, FINAL, null, List.of(), List.of()), NOW);
  }

  private static Report broken(Step step, int attempt) {
    return new Report.Made(
        new ImageEvent.Failed(JOB, IMAGE, step, attempt, "disk_full", "no space left"), NOW);
  }

  private static JobEvent.OfImage event(Image image, Report report, Plan plan) {
    return Image.decide(image, report, plan.settings()).orElseThrow();
  }

  private static Image after(Image image, Report report, Plan plan) {
    return Image.evolve(image, event(image, report, plan), plan.settings());
  }

  private static Object orderAfter(Image image, Report report, Plan plan) {
    return NextOrder.after(event(image, report, plan), after(image, report, plan), 0, plan)
        .orElseThrow();
  }
}
