package imagefactory.kit.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuoteTest {
  @Test
  void a_reason_is_repeated_on_one_line() {
    assertThat(Quote.after(" too\n  long ")).isEqualTo(": too long");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n", "a\u0007b", "wrong key sk-hush0123456789abcdef"})
  void what_is_empty_cannot_be_shown_or_may_be_a_secret_is_not_repeated(String text) {
    assertThat(Quote.after(text)).isEmpty();
  }

  @Test
  void a_long_reason_is_cut_between_characters() {
    assertThat(Quote.after("x".repeat(300))).hasSize(202);
    assertThat(Quote.after("x".repeat(199) + "🦊 and more")).isEqualTo(": " + "x".repeat(199));
  }
}
