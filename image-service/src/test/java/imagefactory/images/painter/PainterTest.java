package imagefactory.images.painter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imagefactory.pixels.Bitmap;
import imagefactory.pixels.Grey;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PainterTest {
  private final Painter painter = new Painter();

  /// The hashes are the promise that a brief gives the same pixels on every machine and in every
  /// version. A change of style changes them on purpose: say so in the changelog.
  @ParameterizedTest
  @CsvSource({
    "a mountain lake at sunset, 96, 64, -1048366127",
    "moonlit pine forest in the snow, 64, 96, 1998535203",
    "a lighthouse at dusk, 96, 54, -383149164",
    "neon city at night, 96, 54, 934085560",
    "desert dunes at noon, 64, 64, -682195736",
    "a ringed planet in a nebula, 64, 64, 1732060231",
    "spiral galaxy, 65, 33, 63380052",
    "abstract silk, 64, 64, 1636962743",
    "stained glass meadow, 64, 64, -569041878"
  })
  void paints_the_same_picture_on_every_machine(String prompt, int width, int height, int hash) {
    Bitmap picture = painter.paint(new Brief(prompt, 42, width, height));
    assertThat(Arrays.hashCode(picture.argb())).isEqualTo(hash);
  }

  @Test
  void paints_the_same_brief_twice_alike() {
    Brief brief = new Brief("a fox in the snow", 7, 80, 45);
    assertThat(painter.paint(brief).argb()).isEqualTo(painter.paint(brief).argb());
  }

  @Test
  void another_seed_is_another_picture() {
    assertThat(painter.paint(new Brief("a fox", 1, 64, 64)).argb())
        .isNotEqualTo(painter.paint(new Brief("a fox", 2, 64, 64)).argb());
  }

  @Test
  void another_prompt_is_another_picture() {
    assertThat(painter.paint(new Brief("a red fox", 1, 64, 64)).argb())
        .isNotEqualTo(painter.paint(new Brief("a grey fox", 1, 64, 64)).argb());
  }

  @ParameterizedTest
  @CsvSource({
    "a river valley, 16, 16",
    "a river valley, 160, 90",
    "a river valley, 90, 160",
    "a forest lighthouse by the sea, 16, 301",
    "saturn in space, 160, 90",
    "saturn in space, 90, 160",
    "saturn in space, 17, 16",
    "swirls of paint, 160, 90",
    "swirls of paint, 90, 160",
    "swirls of paint, 16, 19",
    "geometric mosaic, 160, 90",
    "geometric mosaic, 90, 160",
    "geometric mosaic, 16, 16"
  })
  void fills_any_shape_with_something_to_look_at(String prompt, int width, int height) {
    Bitmap picture = painter.paint(new Brief(prompt, 3, width, height));
    assertThat(picture.width()).isEqualTo(width);
    assertThat(picture.height()).isEqualTo(height);
    assertThat(picture.opaque()).isTrue();
    assertThat(Grey.of(picture).spread().standardDeviation()).isGreaterThan(4);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "15, 1024", "1024, 4097"})
  void refuses_sizes_that_are_no_picture(int width, int height) {
    assertThatThrownBy(() -> new Brief("a fox", 1, width, height))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("found " + width + " × " + height);
  }
}
