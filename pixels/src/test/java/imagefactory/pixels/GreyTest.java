package imagefactory.pixels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import imagefactory.pixels.Grey.Spread;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GreyTest {

  @Test
  void one_flat_tone_has_no_deviation() {
    Bitmap flat = Bitmap.blank(7, 5);
    Arrays.fill(flat.argb(), 0xFF808080);
    assertThat(Grey.of(flat).spread()).isEqualTo(new Spread(128, 0));
  }

  @Test
  void half_black_half_white_deviates_most() {
    Bitmap halves = new Bitmap(2, 1, new int[] {0xFF000000, 0xFFFFFFFF});
    assertThat(Grey.of(halves).spread()).isEqualTo(new Spread(127.5, 127.5));
  }

  @Test
  void the_transparent_looks_white() {
    assertThat(Grey.of(Bitmap.blank(3, 3)).spread()).isEqualTo(new Spread(255, 0));
  }

  @Test
  void green_is_brighter_than_blue() {
    Bitmap colours = new Bitmap(2, 1, new int[] {0xFF00FF00, 0xFF0000FF});
    assertThat((double) Grey.of(colours).at(0, 0)).isCloseTo(0.7152 * 255, within(0.6));
    assertThat((double) Grey.of(colours).at(1, 0)).isCloseTo(0.0722 * 255, within(0.6));
  }
}
