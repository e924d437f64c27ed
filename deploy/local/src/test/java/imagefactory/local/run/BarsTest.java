package imagefactory.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import imagefactory.local.client.Job;
import imagefactory.local.client.Job.Generation;
import imagefactory.local.client.Job.Progress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BarsTest {

  @Test
  void show_the_job_and_its_current_generation() {
    assertThat(new Bars(60, false).of(job("running", 60, 2, new Generation(2, 2, 0))))
        .containsExactly(
            "overall    ################...........  60 %  2 of 4 images",
            "generation ...........................   0 %  2 of 2");
  }

  @Test
  void are_one_bar_for_one_generation() {
    assertThat(new Bars(60, true).of(job("queued", 0, 0, new Generation(1, 1, 0))))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("overall    ░")
        .endsWith("queued, 0 of 4 images");
  }

  @Test
  void never_are_wider_than_the_terminal() {
    assertThat(new Bars(30, true).of(job("running", 50, 2, new Generation(1, 2, 100))))
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(30));
  }

  @Test
  void are_drawn_over_themselves_on_a_terminal() {
    var written = new ByteArrayOutputStream();
    var display = Display.on(new PrintStream(written, true, StandardCharsets.UTF_8), 60);

    display.show(job("running", 20, 0, new Generation(1, 2, 0)));
    display.show(job("running", 40, 1, new Generation(1, 2, 50)));

    assertThat(written.toString(StandardCharsets.UTF_8))
        .containsOnlyOnce("\033[2A\033[J")
        .contains("█");
  }

  @Test
  void become_a_line_for_each_change_where_there_is_no_terminal() {
    var written = new ByteArrayOutputStream();
    var display = Display.on(new PrintStream(written, true, StandardCharsets.UTF_8), 0);

    display.show(job("running", 20, 0, new Generation(1, 2, 0)));
    display.show(job("running", 20, 0, new Generation(1, 2, 0)));
    display.show(job("running", 40, 1, new Generation(1, 2, 50)));

    assertThat(written.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "running: 20 %, generation 1 of 2, 0 of 4 images",
            "running: 40 %, generation 1 of 2, 1 of 4 images");
  }

  private static Job job(String status, int percent, int made, Generation generation) {
    return new Job(
        "id",
        status,
        "label",
        4,
        made,
        0,
        0,
        new Progress(percent, "image_generation", generation),
        null,
        null);
  }
}
