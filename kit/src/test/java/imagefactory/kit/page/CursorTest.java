package imagefactory.kit.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imagefactory.kit.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
  private static final UUID ID = UUID.fromString("0199a2f4-0000-7000-8000-000000000000");
  private static final Instant TIME = Instant.parse("2026-11-20T12:00:00.123456Z");

  @Test
  void what_goes_in_comes_out() {
    String text = Cursor.of("things:-time", TIME, null, 42, "ä\"", ID).text();

    var cursor = Cursor.read(text, "things:-time", 5).orElseThrow();
    assertThat(text).matches("[A-Za-z0-9_-]+");
    assertThat(cursor.instant(0)).isEqualTo(TIME);
    assertThat(cursor.instant(1)).isNull();
    assertThat(cursor.number(2)).isEqualTo(42);
    assertThat(cursor.string(3)).isEqualTo("ä\"");
    assertThat(cursor.uuid(4)).isEqualTo(ID);
  }

  @Test
  void the_first_page_needs_none() {
    assertThat(Cursor.read(null, "things", 1)).isEmpty();
    assertThat(Cursor.read("", "things", 1)).isEmpty();
  }

  @Test
  void a_cursor_of_another_list_or_order_is_refused() {
    refused(Cursor.of("things:time", TIME).text());
    refused(Cursor.of("things:-time", TIME, ID).text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "x", "bm90IGpzb24", "e30", "W10", "WzFd", "bnVsbA", "...."})
  void a_garbled_cursor_is_refused(String text) {
    refused(text);
  }

  @Test
  void values_of_the_wrong_kind_are_refused() {
    String forged =
        Base64.getUrlEncoder()
            .encodeToString("[\"things:-time\",\"yesterday\"]".getBytes(StandardCharsets.UTF_8));
    var cursor = Cursor.read(forged, "things:-time", 1).orElseThrow();
    assertThatThrownBy(() -> cursor.instant(0)).isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> cursor.uuid(0)).isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> cursor.number(0)).isInstanceOf(ProblemException.class);
  }

  @Test
  void an_endless_cursor_is_refused() {
    refused("A".repeat(5000));
  }

  private static void refused(String text) {
    assertThatThrownBy(() -> Cursor.read(text, "things:-time", 1))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.problem().status()).isEqualTo(400);
              assertThat(e.problem().code()).isEqualTo("invalid_cursor");
            });
  }
}
