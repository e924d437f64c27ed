package imagefactory.images.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import imagefactory.pixels.Bitmap;
import imagefactory.pixels.Grey;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabToneTest {

  @Test
  void without_saturation_only_greys_remain() {
    Bitmap grey = new LabTone(0, 0).apply(filled(0xFFC04020));
    int pixel = grey.at(3, 3);
    assertThat(channels(pixel)).allSatisfy(c -> assertThat(c).isCloseTo(pixel & 0xFF, within(1)));
  }

  @Test
  void more_saturation_moves_channels_apart() {
    int pixel = new LabTone(1.5, 0).apply(filled(0xFF906858)).at(3, 3);
    assertThat(channels(pixel)[0] - channels(pixel)[2]).isGreaterThan(0x90 - 0x58);
  }

  @Test
  void keeps_lightness_when_colours_change() {
    Bitmap source = filled(0xFF906858);
    double before = Grey.of(source).spread().mean();
    double after = Grey.of(new LabTone(1.4, 0).apply(source)).spread().mean();
    assertThat(after).isCloseTo(before, org.assertj.core.api.Assertions.within(4.0));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 5, 10})
  void a_flat_tone_stays_as_it_is_however_sharp(double sharpening) {
    Bitmap flat = filled(0xFF708090);
    assertThat(new LabTone(1, sharpening).apply(flat).argb()).containsOnly(0xFF708090);
  }

  @Test
  void sharpening_makes_edges_steeper_and_ten_steeper_than_five() {
    Bitmap edge = edge();
    assertThat(contrast(new LabTone(1, 5).apply(edge))).isGreaterThan(contrast(edge));
    assertThat(contrast(new LabTone(1, 10).apply(edge)))
        .isGreaterThan(contrast(new LabTone(1, 5).apply(edge)));
  }

  @Test
  void transparency_is_kept() {
    assertThat(new LabTone(1.3, 3).apply(filled(0x40C04020)).at(2, 2) >>> 24).isEqualTo(0x40);
  }

  @Test
  void handles_pictures_smaller_than_its_kernel() {
    assertThat(new LabTone(1.2, 10).apply(new Bitmap(1, 1, new int[] {0xFF808080})).at(0, 0))
        .isEqualTo(0xFF808080);
  }

  private static org.assertj.core.data.Offset<Integer> within(int offset) {
    return org.assertj.core.api.Assertions.within(offset);
  }

  private static Integer[] channels(int pixel) {
    return new Integer[] {pixel >> 16 & 0xFF, pixel >> 8 & 0xFF, pixel & 0xFF};
  }

  private static Bitmap filled(int argb) {
    Bitmap bitmap = Bitmap.blank(8, 8);
    Arrays.fill(bitmap.argb(), argb);
    return bitmap;
  }

  private static Bitmap edge() {
    Bitmap bitmap = Bitmap.blank(16, 8);
    Arrays.setAll(bitmap.argb(), i -> i % 16 < 8 ? 0xFF606060 : 0xFFA0A0A0);
    return bitmap;
  }

  private static int contrast(Bitmap bitmap) {
    return (bitmap.at(8, 4) & 0xFF) - (bitmap.at(7, 4) & 0xFF);
  }
}
