package imagefactory.history.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "  =1",
        "\u0001=1",
        "＝1",
        "＋1",
        "－1",
        "＠x"
      })
  void a_text_never_starts_a_formula(String text) {
    assertThat(Cell.of(text))
        .isInstanceOfSatisfying(
            Cell.Text.class,
            cell -> {
              assertThat(cell.text()).startsWith("'");
              assertThat(Cell.startsFormula(cell.text())).isFalse();
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"a = b", "fox-hunt", "mail@example.org", "1+1", "ünïcode 🦊"})
  void a_harmless_text_stays_as_it_is(String text) {
    assertThat(Cell.of(text)).isEqualTo(new Cell.Text(text));
  }

  @Test
  void a_text_is_no_longer_than_a_spreadsheet_takes() {
    assertThat(Cell.of("x".repeat(40_000)))
        .isInstanceOfSatisfying(
            Cell.Text.class, cell -> assertThat(cell.text()).hasSize(Cell.LONGEST).endsWith("…"));
  }

  @Test
  void what_no_document_can_hold_is_left_out() {
    assertThat(Cell.of("a\u0000b\uD800c\uFFFFd\ne")).isEqualTo(new Cell.Text("abcd\ne"));
  }

  @Test
  void a_negative_number_is_a_number() {
    assertThat(Cell.of(-7)).isInstanceOf(Cell.Figure.class);
  }
}
