package imagefactory.local.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {

  private final Backoff backoff = new Backoff();

  @Test
  void waits_longer_each_time_up_to_half_a_minute() {
    assertThat(backoff.after(Duration.ZERO)).hasSeconds(1);
    assertThat(backoff.after(Duration.ZERO)).hasSeconds(2);
    assertThat(backoff.after(Duration.ZERO)).hasSeconds(4);
    assertThat(backoff.after(Duration.ZERO)).hasSeconds(8);
    assertThat(backoff.after(Duration.ZERO)).hasSeconds(16);
    assertThat(backoff.after(Duration.ZERO)).hasSeconds(30);
    assertThat(backoff.after(Duration.ZERO)).hasSeconds(30);
  }

  @Test
  void forgets_old_deaths_after_a_minute_of_life() {
    backoff.after(Duration.ZERO);
    backoff.after(Duration.ZERO);

    assertThat(backoff.after(Duration.ofMinutes(2))).hasSeconds(1);
  }
}
