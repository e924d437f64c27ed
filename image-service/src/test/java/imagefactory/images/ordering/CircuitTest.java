package imagefactory.images.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import imagefactory.kit.gate.Turnstile;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CircuitTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  @Test
  void a_circuit_is_shown_as_it_is() {
    var open = new Turnstile(null, 3, NOON, NOON.plusSeconds(30), null);
    assertThat(Circuit.of("x", Turnstile.NEW, NOON).state()).isEqualTo("closed");
    assertThat(Circuit.of("x", open, NOON).state()).isEqualTo("open");
    assertThat(Circuit.of("x", open, NOON.plusSeconds(30)).state()).isEqualTo("half-open");
  }

  @Test
  void who_wants_to_be_left_alone_is_shown_so() {
    var alone = new Turnstile(null, 0, null, null, NOON.plusSeconds(5));
    assertThat(Circuit.of("x", alone, NOON).leftAloneUntil()).isEqualTo(NOON.plusSeconds(5));
    assertThat(Circuit.of("x", alone, NOON.plusSeconds(6)).leftAloneUntil()).isNull();
  }
}
