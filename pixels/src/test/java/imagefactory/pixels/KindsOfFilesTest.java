package imagefactory.pixels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import imagefactory.pixels.Decoding.Decoded;
import imagefactory.pixels.Decoding.Undecodable;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever a file is, a bitmap is 8 bits of sRGB, upright.
class KindsOfFilesTest {
  private static final String ENGINES = "imagefactory.pixels.Engines#all";
  private static final Bitmap RAMPS = Specimens.ramps(48, 32);

  @ParameterizedTest
  @MethodSource(ENGINES)
  void grey_is_three_equal_channels(Engine engine) {
    var grey = new BufferedImage(4, 4, BufferedImage.TYPE_BYTE_GRAY);
    grey.getRaster().setSample(2, 1, 0, 100);
    assertThat(decoded(engine, Specimens.png(grey)).at(2, 1)).isEqualTo(0xFF646464);
  }

  @ParameterizedTest
  @MethodSource(ENGINES)
  void sixteen_bits_of_colour_become_eight(Engine engine) {
    var model =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_sRGB),
            new int[] {16, 16, 16},
            false,
            false,
            1,
            DataBuffer.TYPE_USHORT);
    var raster = model.createCompatibleWritableRaster(4, 4);
    raster.setPixel(1, 2, new int[] {0x1010, 0x8080, 0xFEFE});
    var image = new BufferedImage(model, raster, false, null);
    assertThat(decoded(engine, Specimens.png(image)).at(1, 2)).isEqualTo(0xFF1080FE);
  }

  @ParameterizedTest
  @MethodSource(ENGINES)
  void sixteen_bits_of_grey_with_transparency_become_eight(Engine engine) {
    var model =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_GRAY),
            new int[] {16, 16},
            true,
            false,
            3,
            DataBuffer.TYPE_USHORT);
    var raster = Raster.createInterleavedRaster(DataBuffer.TYPE_USHORT, 4, 4, 2, null);
    raster.setPixel(3, 3, new int[] {0x6464, 0x8080});
    var image = new BufferedImage(model, raster, false, null);
    assertThat(decoded(engine, Specimens.png(image)).at(3, 3)).isEqualTo(0x80646464);
  }

  @ParameterizedTest
  @MethodSource(ENGINES)
  void a_palette_gives_its_colours_and_its_transparency(Engine engine) {
    var image = Specimens.palette(6, 6, 0xFFFF0000, 0xFF00FF00, 0x00000000);
    Bitmap bitmap = decoded(engine, Specimens.png(image));
    assertThat(bitmap.at(0, 0)).isEqualTo(0xFFFF0000);
    assertThat(bitmap.at(1, 0)).isEqualTo(0xFF00FF00);
    assertThat(bitmap.at(2, 0) >>> 24).isZero();
  }

  @ParameterizedTest
  @MethodSource(ENGINES)
  void a_progressive_jpg_is_a_jpg(Engine engine) {
    assertThat(Psnr.between(decoded(engine, Specimens.progressiveJpg(RAMPS)), RAMPS))
        .isGreaterThan(36);
  }

  @ParameterizedTest
  @MethodSource(ENGINES)
  void a_picture_is_upright_however_the_camera_was_held(Engine engine) {
    Bitmap plain = decoded(engine, Specimens.jpg(RAMPS));
    IntStream.rangeClosed(1, 8)
        .forEach(number -> {
          Bitmap held = decoded(engine, Specimens.heldJpg(RAMPS, number));
          assertThat(held.argb())
              .as("orientation %d", number)
              .isEqualTo(Orientation.of(number).upright(plain).argb());
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 9, 4711})
  void an_orientation_that_does_not_exist_means_upright(int number) {
    assertThat(Orientation.of(number)).isSameAs(Orientation.UPRIGHT);
  }

  /// What the numbers mean, by the corner where the first pixel of the file ends up.
  @Test
  void the_first_pixel_goes_to_the_corner_that_exif_names() {
    Bitmap source = Bitmap.blank(3, 2);
    source.argb()[0] = 1;
    int[][] corners = {{0, 0}, {2, 0}, {2, 1}, {0, 1}, {0, 0}, {1, 0}, {1, 2}, {0, 2}};
    for (int number = 1; number <= 8; number++) {
      Bitmap upright = Orientation.of(number).upright(source);
      int[] corner = corners[number - 1];
      assertThat(upright.at(corner[0], corner[1])).as("orientation %d", number).isEqualTo(1);
      assertThat(upright.width()).isEqualTo(number < 5 ? 3 : 2);
    }
  }

  @Test
  void a_profile_of_its_own_is_obeyed() {
    var linear = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB);
    Bitmap half = new Bitmap(1, 1, new int[] {0xFF808080});
    Bitmap bitmap = decoded(Engines.vips(), Specimens.profiledPng(half, linear));
    assertThat(bitmap.at(0, 0) & 0xFF).isCloseTo(188, within(2));
  }

  @Test
  void cmyk_becomes_what_the_inks_look_like() {
    // As libjpeg has them: 255 is no ink.
    byte[] red = Specimens.cmykJpg(16, 16, 255, 0, 0, 255);
    int pixel = decoded(Engines.vips(), red).at(8, 8);
    assertThat(pixel >> 16 & 0xFF).isGreaterThan(200);
    assertThat(pixel >> 8 & 0xFF).isLessThan(80);
    assertThat(pixel & 0xFF).isLessThan(80);
  }

  @Test
  void the_jdk_refuses_cmyk_and_says_so() {
    var decoder = new Decoder(Engines.IMAGE_IO, Limits.DEFAULT);
    assertThat(decoder.decode(Specimens.cmykJpg(16, 16, 255, 0, 0, 255)))
        .asInstanceOf(type(Undecodable.class))
        .extracting(Undecodable::reason)
        .isEqualTo(Decoding.Reason.UNSUPPORTED_FORMAT);
  }

  private static Bitmap decoded(Engine engine, byte[] file) {
    return assertThat(new Decoder(engine, Limits.DEFAULT).decode(file))
        .asInstanceOf(type(Decoded.class))
        .actual()
        .bitmap();
  }
}
