package imagefactory.kit.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class BackoffTest {
  @RepeatedTest(20)
  void waits_double_up_to_the_limit_and_are_scattered_over_their_second_half() {
    var backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1));

    assertThat(backoff.after(1)).isBetween(Duration.ofMillis(50), Duration.ofMillis(100));
    assertThat(backoff.after(3)).isBetween(Duration.ofMillis(200), Duration.ofMillis(400));
    assertThat(backoff.after(10)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
    assertThat(backoff.after(Integer.MAX_VALUE)).isLessThanOrEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void a_wait_that_is_none_is_refused() {
    assertThatThrownBy(() -> new Backoff(Duration.ZERO, Duration.ofSeconds(1)))
        .hasMessageContaining("expected 0 < first <= most");
    assertThatThrownBy(() -> new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_stop_ends_the_wait() {
    var stop = new StopSignal();
    assertThat(stop.within(Duration.ofMillis(1))).isFalse();
    stop.give();
    assertThat(stop.within(Duration.ofHours(1))).isTrue();
    assertThat(stop.isGiven()).isTrue();
  }
}
