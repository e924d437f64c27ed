package imagefactory.images.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import imagefactory.pixels.Bitmap;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ColoursTest {

  @Test
  void names_the_most_frequent_first_and_leaves_out_the_rare() {
    Bitmap flag = Bitmap.blank(20, 20);
    Arrays.setAll(flag.argb(), i -> i < 240 ? 0xFF2040C0 : i < 380 ? 0xFFF0A030 : 0xFF20A040);
    assertThat(Colours.of(flag)).containsExactly("blue", "orange");
  }

  @Test
  void knows_the_colours_without_hue() {
    Bitmap greys = Bitmap.blank(3, 10);
    Arrays.setAll(
        greys.argb(), i -> i % 3 == 0 ? 0xFF101010 : i % 3 == 1 ? 0xFF808080 : 0xFFF8F8F8);
    assertThat(Colours.of(greys)).containsExactly("black", "grey", "white");
  }
}
