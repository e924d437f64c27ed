package imagefactory.images.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imagefactory.kit.claim.LetGo;
import io.quarkus.runtime.ShutdownEvent;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PatienceTest {
  private final Patience patience = new Patience();

  @Test
  void a_stop_lets_go_of_who_waits_and_of_who_comes_to_wait() {
    patience.stop(new ShutdownEvent());
    assertThatThrownBy(() -> patience.pause(Duration.ofHours(1))).isInstanceOf(LetGo.class);
  }

  @Test
  void so_does_an_interrupt() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> patience.pause(Duration.ofHours(1))).isInstanceOf(LetGo.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void otherwise_the_time_passes() {
    patience.pause(Duration.ofMillis(1));
    assertThat(Thread.interrupted()).isFalse();
  }
}
