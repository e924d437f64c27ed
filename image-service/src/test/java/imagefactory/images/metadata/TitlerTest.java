package imagefactory.images.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import imagefactory.contracts.Description;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TitlerTest {
  private final Titler titler = new Titler();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a lighthouse at dusk                          | Lighthouse at Dusk
          the old man and the sea                       | Old Man and the Sea
          sunset over a mountain lake, golden light     | Sunset over a Mountain Lake
          (fox:1.3) in the snow --ar 16:9               | Fox in the Snow
          élan vital                                    | Élan Vital
          , , ; neon city                               | Neon City
          ...                                           | Untitled Image
          a                                             | A
          """)
  void titles_what_the_prompt_says(String prompt, String title) {
    assertThat(titler.describe(prompt, List.of()).title()).isEqualTo(title);
  }

  @Test
  void cuts_a_long_title_between_words() {
    String title =
        titler
            .describe("a very long walk through the " + "quiet garden of the ".repeat(9), List.of())
            .title();
    assertThat(title).hasSizeLessThanOrEqualTo(70).startsWith("Very Long Walk").endsWith("Garden");
  }

  @Test
  void cuts_a_word_that_is_longer_than_a_title() {
    assertThat(titler.describe("x".repeat(200), List.of()).title()).hasSize(70);
  }

  @Test
  void describes_with_the_colours() {
    assertThat(titler.describe("a fox in the snow.", List.of("white", "orange")).description())
        .isEqualTo("A fox in the snow, in tones of white and orange.");
  }

  @Test
  void tags_are_the_words_that_matter_then_the_colours() {
    Description told =
        titler.describe(
            "A fox and two foxes in the snow, the fox's den, snow everywhere", List.of("white"));
    assertThat(told.tags()).containsExactly("fox", "two", "snow", "den", "everywhere", "white");
  }

  @Test
  void fills_up_to_five_tags_where_the_prompt_says_little() {
    assertThat(titler.describe("fox", List.of()).tags())
        .containsExactly("fox", "illustration", "artwork", "digital art", "background");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "of the and in",
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
            + " sixteen seventeen eighteen nineteen twenty twenty-one twenty-two",
        "8k, 4k, 16:9, --v 6, (((masterpiece)))"
      })
  void always_five_to_twenty_different_tags(String prompt) {
    assertThat(titler.describe(prompt, List.of("blue")).tags())
        .hasSizeBetween(5, 20)
        .doesNotHaveDuplicates()
        .doesNotContain("of", "the", "and", "in", "16");
  }
}
