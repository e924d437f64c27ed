package imagefactory.images.remover;

import static imagefactory.images.remover.PlayedRemover.complains;
import static imagefactory.images.remover.PlayedRemover.sends;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import imagefactory.contracts.Settings.Processing;
import imagefactory.contracts.Step;
import imagefactory.contracts.Warning;
import imagefactory.images.imaging.Imaging;
import imagefactory.images.imaging.Imaging.Finished;
import imagefactory.kit.call.Caller;
import imagefactory.pixels.Bitmap;
import imagefactory.pixels.Encoder;
import imagefactory.pixels.Engine;
import imagefactory.pixels.Limits;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemoveBgTest {
  private static final int SIDE = 24;

  private final PlayedRemover remover = new PlayedRemover();
  private final Caller caller = new Caller(Clock.systemUTC());
  private final List<Duration> waited = new ArrayList<>();

  private record Patience(
      URI url,
      Optional<String> key,
      Duration callTimeout,
      int attempts,
      Duration pause,
      Duration longestPause,
      int maxBytes)
      implements RemoverSettings {}

  @AfterEach
  void close() {
    caller.close();
    remover.close();
  }

  @Test
  void what_is_around_the_motif_becomes_transparent_and_can_be_trimmed() {
    Finished finished = processed(true);
    assertThat(finished.warnings()).isEmpty();
    assertThat(finished.notApplied()).isEmpty();
    assertThat(finished.bitmap().width()).isEqualTo(SIDE / 2);
    assertThat(finished.bitmap().at(0, 0)).isEqualTo(0xFF205080);
    assertThat(remover.forms())
        .singleElement()
        .satisfies(form -> assertThat(form).containsEntry("size", "4k").containsKey("image_file"));
  }

  @Test
  void without_a_key_nobody_is_asked_and_that_is_said() {
    Finished finished = processed(settings(Optional.empty(), 1 << 20), false);
    assertThat(finished.notApplied())
        .extracting(each -> each.setting() + ": " + each.reason())
        .containsExactly("removeBg: no background remover is configured");
    assertThat(remover.forms()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "400, background_removal_refused, Unknown foreground",
    "402, background_removal_unpaid, Insufficient credits",
    "403, background_removal_forbidden, Authorization failed"
  })
  void what_another_call_would_not_mend_is_a_warning_at_once(
      int status, String code, String title) {
    remover.then(complains(status, title));
    assertThat(processed(false).warnings())
        .containsExactly(
            warning(code, "the remover answered HTTP %d: %s".formatted(status, title)));
    assertThat(remover.forms()).hasSize(1);
    assertThat(waited).isEmpty();
  }

  @Test
  void waits_as_long_as_it_is_told_to_and_asks_again() {
    remover.then(complains(429, "Rate limit exceeded", "Retry-After", "7"));
    assertThat(processed(false).warnings()).isEmpty();
    assertThat(waited).containsExactly(Duration.ofSeconds(7));
    assertThat(remover.forms()).hasSize(2);
  }

  @Test
  void does_not_wait_longer_than_a_worker_may() {
    remover.then(complains(429, "Rate limit exceeded", "Retry-After", "3600"));
    assertThat(processed(false).warnings())
        .extracting(Warning::code)
        .containsExactly("background_removal_limited");
    assertThat(waited).isEmpty();
  }

  @Test
  void gives_up_after_some_attempts() {
    for (int i = 0; i < 3; i++) {
      remover.then(complains(503, "down"));
    }
    assertThat(processed(false).warnings())
        .extracting(Warning::code)
        .containsExactly("background_removal_unavailable");
    assertThat(remover.forms()).hasSize(3);
    assertThat(waited).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(2));
  }

  @Test
  void a_call_without_an_answer_may_have_cost_a_credit_and_is_not_made_again() {
    remover.then(remover.hangs());
    assertThat(processed(false).warnings())
        .extracting(Warning::code)
        .containsExactly("background_removal_unavailable");
    assertThat(remover.forms()).hasSize(1);
  }

  @Test
  void an_answer_that_is_too_large_or_no_image_leaves_the_background() {
    remover.then(sends("image/png", new byte[5_000]));
    remover.then(sends("text/html", "<html>".getBytes(UTF_8)));
    remover.then(sends("image/png", "no image".getBytes(UTF_8)));
    for (int i = 0; i < 3; i++) {
      Finished finished = processed(settings(Optional.of(PlayedRemover.KEY), 4_000), false);
      assertThat(finished.warnings())
          .extracting(Warning::code)
          .containsExactly("background_removal_unusable");
      assertThat(finished.bitmap().argb()).isEqualTo(picture().argb());
    }
  }

  @Test
  void nobody_there_is_a_warning_too() {
    remover.close();
    assertThat(processed(false).warnings())
        .extracting(Warning::code)
        .containsExactly("background_removal_unavailable");
    assertThat(waited).hasSize(2);
  }

  @Test
  void a_key_that_the_other_side_repeats_is_not_repeated_here() {
    remover.then(complains(403, "unknown key sk-0123456789abcdef0123"));
    assertThat(processed(false).warnings())
        .containsExactly(warning("background_removal_forbidden", "the remover answered HTTP 403"));
  }

  private Finished processed(boolean trimmed) {
    return processed(settings(Optional.of(PlayedRemover.KEY), 1 << 20), trimmed);
  }

  private Finished processed(RemoverSettings settings, boolean trimmed) {
    var imaging =
        new Imaging(Engine.here(), Limits.DEFAULT, new RemoveBg(caller, settings, waited::add));
    var processing =
        new Processing(false, 0, 1, true, "png", 90, 100, 85, true, "4k", trimmed, "#ffffff");
    return assertThat(imaging.process(Encoder.png(picture(), 1), processing))
        .asInstanceOf(type(Finished.class))
        .actual();
  }

  private RemoverSettings settings(Optional<String> key, int maxBytes) {
    return new Patience(
        remover.url(),
        key,
        Duration.ofMillis(1500),
        3,
        Duration.ofSeconds(2),
        Duration.ofSeconds(20),
        maxBytes);
  }

  private static Warning warning(String code, String message) {
    return new Warning(Step.PROCESS, code, message);
  }

  /// A blue square on white.
  private static Bitmap picture() {
    Bitmap picture = Bitmap.blank(SIDE, SIDE);
    Arrays.setAll(
        picture.argb(),
        i -> {
          boolean within = Math.abs(i % SIDE - SIDE / 2 + 0.5) < SIDE / 4.0;
          boolean high = Math.abs(i / SIDE - SIDE / 2 + 0.5) < SIDE / 4.0;
          return within && high ? 0xFF205080 : 0xFFFFFFFF;
        });
    return picture;
  }
}
