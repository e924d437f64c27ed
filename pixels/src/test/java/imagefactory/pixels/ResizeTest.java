package imagefactory.pixels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ResizeTest {

  @Test
  void keeps_the_proportions() {
    Bitmap small = Resize.toWidth(Bitmap.blank(160, 90), 32);
    assertThat(small.width()).isEqualTo(32);
    assertThat(small.height()).isEqualTo(18);
  }

  @Test
  void never_enlarges() {
    Bitmap source = Bitmap.blank(16, 9);
    assertThat(Resize.toWidth(source, 32)).isSameAs(source);
  }

  @Test
  void averages_the_pixels_that_fall_together() {
    Bitmap stripes = Bitmap.blank(4, 2);
    Arrays.setAll(stripes.argb(), i -> i % 2 == 0 ? 0xFF000000 : 0xFFFFFFFF);
    assertThat(Resize.toWidth(stripes, 2).argb()).containsExactly(0xFF808080, 0xFF808080);
  }

  @Test
  void a_transparent_neighbour_lends_no_colour() {
    Bitmap edge = new Bitmap(2, 2, new int[] {0xFFFF0000, 0, 0xFFFF0000, 0});
    assertThat(Resize.toWidth(edge, 1).at(0, 0)).isEqualTo(0x80FF0000);
  }
}
