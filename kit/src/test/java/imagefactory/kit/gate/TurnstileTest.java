package imagefactory.kit.gate;

import static org.assertj.core.api.Assertions.assertThat;

import imagefactory.kit.gate.Passage.Go;
import imagefactory.kit.gate.Passage.Shut;
import imagefactory.kit.gate.Passage.Wait;
import imagefactory.kit.gate.Turnstile.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnstileTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final Go AT_ONCE = new Go(Duration.ZERO);

  private static Rules rules(int secondsBetween, int burst) {
    return new Rules(
        Duration.ofSeconds(secondsBetween),
        burst,
        3,
        Duration.ofSeconds(30),
        Duration.ofMinutes(5));
  }

  private static final Rules NO_RATE = rules(0, 1);

  private static Instant after(long seconds) {
    return NOON.plusSeconds(seconds);
  }

  @Test
  void without_a_rate_every_order_goes_at_once() {
    Entry entry = Turnstile.NEW.enter(NOON, NO_RATE, true);
    assertThat(entry).isEqualTo(new Entry(AT_ONCE, Turnstile.NEW));
  }

  @Test
  void orders_that_come_together_have_one_turn_each() {
    assertThat(waits(rules(10, 1), 3)).containsExactly(0L, 10L, 20L);
    assertThat(waits(rules(10, 3), 5)).containsExactly(0L, 0L, 0L, 10L, 20L);
  }

  private static List<Long> waits(Rules rules, int orders) {
    List<Long> waits = new ArrayList<>();
    Turnstile turnstile = Turnstile.NEW;
    for (int i = 0; i < orders; i++) {
      Entry entry = turnstile.enter(NOON, rules, true);
      turnstile = entry.after();
      waits.add(((Go) entry.passage()).after().toSeconds());
    }
    return waits;
  }

  @Test
  void turns_that_nobody_took_are_not_saved_beyond_the_burst() {
    Turnstile used = Turnstile.NEW.enter(NOON, rules(10, 2), true).after();
    Turnstile later = used.enter(after(3600), rules(10, 2), true).after();
    Turnstile second = later.enter(after(3600), rules(10, 2), true).after();
    assertThat(second.enter(after(3600), rules(10, 2), true).passage())
        .isEqualTo(new Go(Duration.ofSeconds(10)));
  }

  @Test
  void a_look_takes_no_turn() {
    Turnstile used = Turnstile.NEW.enter(NOON, rules(10, 1), true).after();
    assertThat(used.enter(NOON, rules(10, 1), false)).isEqualTo(new Entry(AT_ONCE, used));
  }

  @Test
  void failures_in_a_row_open_the_circuit_and_a_success_between_does_not() {
    Turnstile two = Turnstile.NEW.failed(NOON, NO_RATE).failed(NOON, NO_RATE);
    assertThat(two.enter(NOON, NO_RATE, false).passage()).isEqualTo(AT_ONCE);
    assertThat(two.succeeded().failed(NOON, NO_RATE).enter(NOON, NO_RATE, false).passage())
        .isEqualTo(AT_ONCE);
    assertThat(two.failed(NOON, NO_RATE).enter(NOON, NO_RATE, false).passage())
        .isEqualTo(new Wait(Duration.ofSeconds(30)));
  }

  private static Turnstile open() {
    return Turnstile.NEW.failed(NOON, NO_RATE).failed(NOON, NO_RATE).failed(NOON, NO_RATE);
  }

  @Test
  void after_a_while_one_tries_and_the_others_wait() {
    Entry first = open().enter(after(30), NO_RATE, true);
    assertThat(first.passage()).isEqualTo(AT_ONCE);
    assertThat(first.after().enter(after(31), NO_RATE, true).passage())
        .isEqualTo(new Wait(Duration.ofSeconds(29)));
    assertThat(first.after().succeeded().enter(after(31), NO_RATE, true).passage())
        .isEqualTo(AT_ONCE);
    assertThat(first.after().failed(after(31), NO_RATE).enter(after(32), NO_RATE, true).passage())
        .isEqualTo(new Wait(Duration.ofSeconds(29)));
  }

  @Test
  void after_a_long_while_nobody_waits_any_more_but_one_still_tries() {
    Turnstile still = open().failed(after(290), NO_RATE);
    assertThat(still.enter(after(299), NO_RATE, true).passage()).isInstanceOf(Wait.class);
    assertThat(still.enter(after(300), NO_RATE, true).passage()).isEqualTo(new Shut(NOON));
    assertThat(still.enter(after(320), NO_RATE, true).passage()).isEqualTo(AT_ONCE);
  }

  @Test
  void who_wants_to_be_left_alone_is() {
    Turnstile alone = Turnstile.NEW.leftAlone(after(20)).leftAlone(after(10));
    assertThat(alone.enter(NOON, NO_RATE, false).passage())
        .isEqualTo(new Wait(Duration.ofSeconds(20)));
    assertThat(alone.enter(after(20), NO_RATE, false).passage()).isEqualTo(AT_ONCE);
  }
}
