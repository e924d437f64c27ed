package imagefactory.images.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import imagefactory.contracts.Settings.Processing;
import imagefactory.images.imaging.Imaging.Finished;
import imagefactory.images.imaging.Imaging.Spoiled;
import imagefactory.pixels.Bitmap;
import imagefactory.pixels.Encoder;
import imagefactory.pixels.Engine;
import imagefactory.pixels.Format;
import imagefactory.pixels.Limits;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("imagefactory.images.imaging.Engines#all")
class ImagingTest {
  private static final Processing TO_PNG =
      new Processing(false, 0, 1, true, "png", 90, 100, 85, false, "auto", false, "#ffffff");

  private final Imaging imaging;

  ImagingTest(Engine engine) {
    this.imaging = new Imaging(engine, Limits.DEFAULT, BackgroundRemover.none());
  }

  @Test
  void changes_no_pixel_where_nothing_is_asked() {
    Bitmap picture = ramp();
    assertThat(finished(picture, TO_PNG).bitmap().argb()).isEqualTo(picture.argb());
  }

  @Test
  void makes_a_jpg_of_a_png() {
    var settings =
        new Processing(true, 5, 1.2, true, "jpg", 90, 100, 85, false, "auto", false, "#ffffff");
    Finished result = finished(ramp(), settings);
    assertThat(result.format()).isEqualTo(Format.JPG);
    assertThat(Format.sniff(result.file())).contains(Format.JPG);
    assertThat(result.notApplied()).isEmpty();
    assertThat(result.warnings()).isEmpty();
  }

  @Test
  void lays_a_transparent_picture_over_the_background_of_a_jpg() {
    Bitmap clear = Bitmap.blank(16, 16);
    var settings =
        new Processing(false, 0, 1, true, "jpg", 100, 100, 85, false, "auto", false, "#ff0000");
    assertThat(finished(clear, settings).bitmap().at(8, 8)).isEqualTo(0xFFFF0000);
  }

  @Test
  void trims_to_what_can_be_seen() {
    Bitmap dot = Bitmap.blank(20, 10);
    dot.argb()[3 * 20 + 5] = 0xFF00FF00;
    dot.argb()[4 * 20 + 7] = 0xFF00FF00;
    Finished result = finished(dot, trimming());
    assertThat(result.bitmap().width()).isEqualTo(3);
    assertThat(result.bitmap().height()).isEqualTo(2);
  }

  @Test
  void says_that_an_opaque_picture_has_no_border_to_trim() {
    assertThat(finished(ramp(), trimming()).notApplied())
        .extracting(each -> each.setting())
        .containsExactly("trimTransparentBackground");
  }

  @Test
  void stops_where_trimming_leaves_nothing() {
    assertThat(imaging.process(Encoder.png(Bitmap.blank(4, 4), 1), trimming()))
        .asInstanceOf(type(Spoiled.class))
        .extracting(Spoiled::code)
        .isEqualTo("trim_failed");
  }

  @Test
  void stops_at_a_file_that_is_no_picture() {
    assertThat(imaging.process(new byte[] {1, 2, 3}, TO_PNG))
        .asInstanceOf(type(Spoiled.class))
        .extracting(Spoiled::code)
        .isEqualTo("source_undecodable");
  }

  @Test
  void stops_at_a_measure_out_of_range() {
    var settings =
        new Processing(false, 11, 1, true, "png", 90, 100, 85, false, "auto", false, "#ffffff");
    assertThat(imaging.process(Encoder.png(ramp(), 1), settings))
        .asInstanceOf(type(Spoiled.class))
        .isEqualTo(
            new Spoiled(
                "tone_failed",
                "expected saturation 0 to 2 and sharpening 0 to 10, found 1.0 and 11.0"));
  }

  private Finished finished(Bitmap source, Processing settings) {
    return assertThat(imaging.process(Encoder.png(source, 1), settings))
        .asInstanceOf(type(Finished.class))
        .actual();
  }

  private static Processing trimming() {
    return new Processing(false, 0, 1, true, "png", 90, 100, 85, false, "auto", true, "#ffffff");
  }

  private static Bitmap ramp() {
    Bitmap ramp = Bitmap.blank(64, 32);
    Arrays.setAll(ramp.argb(), i -> 0xFF000000 | (i % 64 * 4) << 16 | 0x5000 | (i / 64 * 8));
    return ramp;
  }
}
