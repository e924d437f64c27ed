package imagefactory.pixels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import imagefactory.pixels.Grey.Spread;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// How bright colours are.
class LumaTest {

  @Test
  void one_flat_tone_has_no_deviation() {
    Bitmap flat = Bitmap.blank(7, 5);
    Arrays.fill(flat.argb(), 0xFF808080);
    assertThat(Survey.of(flat).tones().spread()).isEqualTo(new Spread(128, 0));
  }

  @Test
  void half_black_half_white_deviates_most() {
    Bitmap halves = new Bitmap(2, 1, new int[] {0xFF000000, 0xFFFFFFFF});
    assertThat(Survey.of(halves).tones().spread()).isEqualTo(new Spread(127.5, 127.5));
  }

  @Test
  void the_transparent_looks_white() {
    assertThat(Survey.of(Bitmap.blank(3, 3)).tones().spread()).isEqualTo(new Spread(255, 0));
  }

  @Test
  void a_whole_picture_has_the_same_levels_as_its_rows() {
    Bitmap colours = new Bitmap(2, 2, new int[] {0xFF00FF00, 0xFF0000FF, 0x80FF0000, 0});
    Grey grey = Grey.of(colours);
    assertThat(grey.spread()).isEqualTo(Survey.of(colours).tones().spread());
    assertThat(grey.at(1, 1)).isEqualTo(255);
    assertThat(grey.at(1, 0)).isEqualTo(new Luma(colours).row(0)[1]);
  }

  @Test
  void green_is_brighter_than_blue() {
    Bitmap colours = new Bitmap(2, 1, new int[] {0xFF00FF00, 0xFF0000FF});
    assertThat((double) new Luma(colours).row(0)[0]).isCloseTo(0.7152 * 255, within(0.6));
    assertThat((double) new Luma(colours).row(0)[1]).isCloseTo(0.0722 * 255, within(0.6));
  }

  @Test
  void what_shines_through_is_mixed_with_paper_and_its_row_alone() {
    Luma luma = new Luma(new Bitmap(1, 2, new int[] {0x80000000, 0xFF000000}));
    assertThat(luma.row(0)).containsExactly(127);
    assertThat(luma.row(1)).containsExactly(0);
  }
}
