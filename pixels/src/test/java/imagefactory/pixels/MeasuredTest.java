package imagefactory.pixels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is measured of a picture's brightness.
class MeasuredTest {
  @Test
  void a_share_of_pixels_is_lost_at_each_end() {
    Bitmap picture = bitmap(10, 10, (x, _) -> x == 0 ? 1 : x < 4 ? 254 : 128);
    Tones tones = Survey.of(picture).tones();
    assertThat(tones.black()).isEqualTo(0.1);
    assertThat(tones.white()).isEqualTo(0.3);
  }

  @ParameterizedTest
  @CsvSource({"7, 5", "8, 8", "16, 16", "1, 1", "15, 3"})
  void a_smaller_picture_is_as_bright_as_a_whole(int width, int height) {
    Miniature large = grey(16, 16, (x, y) -> x * 10 + y * 5);
    Miniature small = Shrink.to(large, width, height);
    assertThat(mean(small)).isCloseTo(mean(large), within(0.6));
  }

  private static double mean(Miniature grey) {
    return Arrays.stream(grey.levels()).average().orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "300, 100, 300, 100",
    "1024, 512, 512, 256",
    "700, 1100, 326, 512",
    "3000, 2, 512, 1"
  })
  void the_small_copy_keeps_the_shape_and_is_never_larger(
      int width, int height, int smallWidth, int smallHeight) {
    Miniature small = Survey.of(bitmap(width, height, MeasuredTest::disc)).small();
    assertThat(small.width()).isEqualTo(smallWidth);
    assertThat(small.height()).isEqualTo(smallHeight);
  }

  @Test
  void a_row_between_two_counts_for_both() {
    Miniature small = Shrink.to(grey(1, 3, (_, y) -> y * 90), 1, 2);
    assertThat(small.levels()).containsExactly(30, 150);
  }

  @Test
  void halves_become_their_mean() {
    Miniature small = Shrink.to(grey(4, 2, (x, y) -> 10 * x + y * 100), 2, 1);
    assertThat(small.at(0, 0)).isEqualTo(55);
    assertThat(small.at(1, 0)).isEqualTo(75);
  }

  @Test
  void one_tone_and_a_slope_have_no_edges() {
    assertThat(Sharpness.of(grey(100, 100, (_, _) -> 90))).isZero();
    assertThat(Sharpness.of(grey(100, 100, (x, _) -> x))).isZero();
    assertThat(Sharpness.of(grey(1, 1, (_, _) -> 90))).isZero();
    assertThat(Sharpness.of(grey(2, 50, (_, _) -> 90))).isZero();
  }

  @Test
  void the_sharpest_place_tells() {
    double everywhere = Sharpness.of(grey(128, 128, (x, _) -> line(x)));
    double inACorner = Sharpness.of(grey(128, 128, (x, y) -> x < 32 && y < 32 ? line(x) : 100));
    assertThat(inACorner).isGreaterThan(everywhere / 2);
  }

  @ParameterizedTest
  @ValueSource(ints = {512, 1024, 2048})
  void sharpness_hardly_depends_on_size(int side) {
    double sharpness = Sharpness.of(Survey.of(checked(side)).small());
    assertThat(sharpness).isCloseTo(Sharpness.of(Survey.of(checked(512)).small()), within(1.0));
  }

  private static Bitmap checked(int side) {
    return bitmap(side, side, (x, y) -> (x * 16 / side + y * 16 / side) % 2 * 100);
  }

  @Test
  void a_copy_of_another_size_has_the_same_fingerprint() {
    Fingerprint small = Fingerprint.of(grey(120, 120, MeasuredTest::disc));
    Fingerprint large = Fingerprint.of(grey(480, 480, (x, y) -> disc(x / 4, y / 4)));
    assertThat(Long.bitCount(small.waves() ^ large.waves())).isZero();
    assertThat(Long.bitCount(small.falls() ^ large.falls())).isZero();
    assertThat(large.tiles()).isEqualTo(small.tiles());
  }

  @Test
  void a_mirrored_picture_is_another() {
    Fingerprint one = Fingerprint.of(grey(120, 120, MeasuredTest::disc));
    Fingerprint other = Fingerprint.of(grey(120, 120, (x, y) -> disc(119 - x, y)));
    assertThat(Long.bitCount(one.waves() ^ other.waves())).isGreaterThan(10);
  }

  @Test
  void noise_in_a_plain_sky_decides_nothing() {
    Fingerprint sky = Fingerprint.of(grey(90, 80, (_, _) -> 100));
    Fingerprint noisy = Fingerprint.of(grey(90, 80, (x, _) -> 100 + x / 10 % 2));
    assertThat(noisy.falls()).isEqualTo(sky.falls()).isZero();
  }

  @Test
  void a_preview_is_small_and_never_larger_than_the_picture() {
    Bitmap picture = bitmap(200, 100, MeasuredTest::disc);
    assertThat(Preview.of(picture, 50).format()).isEqualTo(Format.JPG);
    assertThat(decoded(Preview.of(picture, 50)).width()).isEqualTo(50);
    assertThat(decoded(Preview.of(picture, 500)).width()).isEqualTo(200);
    assertThat(Preview.of(Bitmap.blank(8, 8), 4).format()).isEqualTo(Format.PNG);
  }

  private static Bitmap decoded(Preview preview) {
    return ((Decoding.Decoded) new Decoder(Limits.DEFAULT).decode(preview.file())).bitmap();
  }

  private static Miniature grey(int width, int height, IntBinaryOperator level) {
    int[] levels = new int[width * height];
    Arrays.setAll(levels, i -> level.applyAsInt(i % width, i / width));
    return new Miniature(width, height, levels);
  }

  private static Bitmap bitmap(int width, int height, IntBinaryOperator level) {
    Bitmap bitmap = Bitmap.blank(width, height);
    Arrays.setAll(
        bitmap.argb(), i -> 0xFF000000 | level.applyAsInt(i % width, i / width) * 0x010101);
    return bitmap;
  }

  private static int disc(int x, int y) {
    return Math.hypot(x - 70, y - 40) < 25 ? 200 : 60;
  }

  private static int line(int x) {
    return x % 8 < 4 ? 100 : 200;
  }
}
