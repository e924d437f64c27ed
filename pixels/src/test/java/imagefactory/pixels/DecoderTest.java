package imagefactory.pixels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import imagefactory.pixels.Decoding.Decoded;
import imagefactory.pixels.Decoding.Reason;
import imagefactory.pixels.Decoding.Undecodable;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("imagefactory.pixels.Engines#all")
class DecoderTest {
  private final Engine engine;
  private final Decoder decoder;
  private final Bitmap picture = checks(40, 30);

  DecoderTest(Engine engine) {
    this.engine = engine;
    this.decoder = new Decoder(engine, Limits.DEFAULT);
  }

  @Test
  void reads_back_the_very_pixels_of_a_png() {
    assertThat(decoded(png(picture)).bitmap().argb()).isEqualTo(picture.argb());
  }

  @Test
  void keeps_transparency() {
    Bitmap half = new Bitmap(2, 1, new int[] {0x80FF0000, 0x00000000});
    assertThat(decoded(png(half)).bitmap().argb()).isEqualTo(half.argb());
  }

  @Test
  void tells_a_jpg_from_a_png_by_its_first_bytes() {
    assertThat(decoded(jpg(picture)).format()).isEqualTo(Format.JPG);
    assertThat(decoded(png(picture)).format()).isEqualTo(Format.PNG);
  }

  @Test
  void does_not_brighten_a_grey_picture() throws IOException {
    var grey = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY);
    grey.getRaster().setSample(0, 0, 0, 100);
    assertThat(decoded(pngOf(grey)).bitmap().at(0, 0)).isEqualTo(0xFF646464);
  }

  @Test
  void brings_sixteen_bits_down_to_eight() throws IOException {
    var grey = new BufferedImage(1, 1, BufferedImage.TYPE_USHORT_GRAY);
    grey.getRaster().setSample(0, 0, 0, 0x6464);
    assertThat(decoded(pngOf(grey)).bitmap().at(0, 0)).isEqualTo(0xFF646464);
  }

  @Test
  void refuses_no_bytes() {
    assertThat(undecodable(new byte[0]).reason()).isEqualTo(Reason.EMPTY);
  }

  @Test
  void refuses_text() {
    byte[] text = "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8);
    assertThat(undecodable(text).reason()).isEqualTo(Reason.UNKNOWN_FORMAT);
  }

  @Test
  void refuses_webp_that_it_cannot_read_by_name() {
    byte[] webp = "RIFF\0\0\0\0WEBPVP8 ".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(undecodable(webp).reason())
        .isEqualTo(engine.limited() ? Reason.UNSUPPORTED_FORMAT : Reason.DAMAGED);
  }

  @Test
  void refuses_a_picture_cut_short() {
    byte[] jpg = jpg(checks(200, 200));
    byte[] png = png(checks(200, 200));
    assertThat(undecodable(Arrays.copyOf(jpg, jpg.length / 2)).reason()).isEqualTo(Reason.DAMAGED);
    assertThat(undecodable(Arrays.copyOf(png, png.length / 2)).reason()).isEqualTo(Reason.DAMAGED);
  }

  @Test
  void refuses_a_width_that_the_header_claims_before_allocating_it() {
    byte[] bomb = png(picture);
    ByteBuffer.wrap(bomb).putInt(16, 2_000_000_000).putInt(20, 2_000_000_000);
    assertThat(undecodable(bomb).reason()).isIn(Reason.TOO_LARGE, Reason.DAMAGED);
    var strict = new Decoder(engine, new Limits(39, 100, 10_000, 10_000));
    assertThat(strict.decode(png(picture)))
        .asInstanceOf(type(Undecodable.class))
        .isEqualTo(
            new Undecodable(
                Reason.TOO_LARGE, "expected at most 39 × 100 and 10000 pixels, found 40 × 30"));
  }

  @Test
  void refuses_more_bytes_than_allowed() {
    var strict = new Decoder(engine, new Limits(100, 100, 10_000, 10));
    assertThat(strict.decode(png(picture)))
        .asInstanceOf(type(Undecodable.class))
        .extracting(Undecodable::reason)
        .isEqualTo(Reason.TOO_MANY_BYTES);
  }

  private byte[] png(Bitmap bitmap) {
    return engine.encode(bitmap, new Encoding.Png(100, 1));
  }

  private byte[] jpg(Bitmap bitmap) {
    return engine.encode(bitmap, new Encoding.Jpg(90));
  }

  private Decoded decoded(byte[] file) {
    return assertThat(decoder.decode(file)).asInstanceOf(type(Decoded.class)).actual();
  }

  private Undecodable undecodable(byte[] file) {
    return assertThat(decoder.decode(file)).asInstanceOf(type(Undecodable.class)).actual();
  }

  private static byte[] pngOf(BufferedImage image) throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }

  private static Bitmap checks(int width, int height) {
    Bitmap bitmap = Bitmap.blank(width, height);
    Arrays.setAll(
        bitmap.argb(),
        i -> (i % width / 4 + i / width / 4) % 2 == 0 ? 0xFFF0A030 : 0xFF103060 + i % 7);
    return bitmap;
  }
}
