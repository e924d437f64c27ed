package imagefactory.images.painter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StyleTest {

  @ParameterizedTest
  @CsvSource({
    "sunset over the mountains, Landscape",
    "a lighthouse at dusk, Landscape",
    "a galaxy far away, Nebula",
    "Ringed PLANETS, Nebula",
    "abstract brush strokes, Flow",
    "marble wallpaper, Flow",
    "stained glass with roses, Mosaic",
    "geometric tiles, Mosaic"
  })
  void words_choose_the_style(String prompt, String style) {
    assertThat(styleOf(prompt, 1)).isEqualTo(style);
  }

  @Test
  void more_words_about_a_place_outweigh_one_about_space() {
    assertThat(styleOf("a mountain lake under the night sky, a planet above", 1))
        .isEqualTo("Landscape");
  }

  @Test
  void without_such_words_seeds_choose_different_styles() {
    assertThat(java.util.stream.LongStream.range(0, 40).mapToObj(seed -> styleOf("a chair", seed)))
        .contains("Landscape", "Flow", "Nebula");
  }

  private static String styleOf(String prompt, long seed) {
    return Style.choose(Mood.of(new Brief(prompt, seed, 64, 64))).getClass().getSimpleName();
  }
}
