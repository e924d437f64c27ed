package imagefactory.jobs.job;

import static org.assertj.core.api.Assertions.assertThat;

import imagefactory.contracts.JobStatus;
import imagefactory.jobs.job.Progress.Generation;
import imagefactory.jobs.job.Progress.Stage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProgressTest {
  @Test
  void begins_at_nothing() {
    assertThat(Progress.of(JobStatus.QUEUED, false, Tally.of(4), 2))
        .isEqualTo(new Progress(0, Stage.INITIALIZATION, new Generation(1, 2, 0)));
  }

  @Test
  void initialization_is_the_first_fifth() {
    assertThat(Progress.of(JobStatus.RUNNING, true, Tally.of(4), 2))
        .isEqualTo(new Progress(10, Stage.INITIALIZATION, new Generation(1, 2, 0)));
    assertThat(Progress.of(JobStatus.RUNNING, true, made(0), 2).percent()).isEqualTo(20);
  }

  @Test
  void has_a_bar_for_the_current_generation() {
    assertThat(Progress.of(JobStatus.RUNNING, true, made(3), 2))
        .isEqualTo(new Progress(80, Stage.IMAGE_GENERATION, new Generation(2, 2, 50)));
  }

  @Test
  void is_100_only_at_success() {
    assertThat(Progress.of(JobStatus.RUNNING, true, made(4), 2).percent()).isEqualTo(99);
    assertThat(Progress.of(JobStatus.FAILED, true, made(4), 2).percent()).isEqualTo(99);
    assertThat(Progress.of(JobStatus.COMPLETED, true, made(4), 2))
        .isEqualTo(new Progress(100, Stage.IMAGE_GENERATION, new Generation(2, 2, 100)));
  }

  @Test
  void is_nothing_for_a_job_that_never_left_the_queue() {
    assertThat(Progress.of(JobStatus.CANCELLED, false, Tally.of(4).cancelRest(), 2).percent())
        .isZero();
  }

  @Test
  void never_goes_back() {
    assertThat(
            IntStream.rangeClosed(0, 4)
                .mapToObj(i -> Progress.of(JobStatus.RUNNING, true, made(i), 2).percent()))
        .isSorted();
  }

  private static Tally made(int images) {
    return new Tally(4, 4, 4 - images, images, 0, 0, 0);
  }
}
