package imagefactory.images.imprint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.adobe.internal.xmp.XMPException;
import com.adobe.internal.xmp.XMPMeta;
import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.iptc.IptcDirectory;
import com.drew.metadata.xmp.XmpDirectory;
import imagefactory.contracts.Description;
import imagefactory.images.imprint.Imprinting.Imprinted;
import imagefactory.images.imprint.Imprinting.Unfit;
import imagefactory.pixels.Decoder;
import imagefactory.pixels.Decoding.Decoded;
import imagefactory.pixels.Format;
import imagefactory.pixels.Limits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is put into files, as a reader sees it that is not ours.
class ImprinterTest {
  private static final String DC = "http://purl.org/dc/elements/1.1/";
  private static final String XMP = "http://ns.adobe.com/xap/1.0/";
  private static final String IPTC = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/";
  private static final Imprint FOX =
      new Imprint(
          new Description(
              "Fox & Hounds <in> Ärger 🦊",
              "A fox, \"red\" as ever,\nin the snow. ]]>",
              List.of("fox", "snow", "Füchse", "a & b")),
          "a fox, --ar 16:9\nin the snow",
          -42,
          "embedded");

  @ParameterizedTest
  @EnumSource
  void another_reader_finds_every_word(Pictures picture) throws Exception {
    XMPMeta xmp = xmp(imprinted(picture.file(), FOX));

    assertThat(localized(xmp, "title")).isEqualTo("Fox & Hounds <in> Ärger 🦊");
    assertThat(localized(xmp, "description"))
        .isEqualTo("A fox, \"red\" as ever,\nin the snow. ]]>");
    assertThat(bag(xmp, "subject")).containsExactly("fox", "snow", "Füchse", "a & b");
    assertThat(xmp.getPropertyString(XMP, "CreatorTool")).isEqualTo("Image Factory");
    assertThat(xmp.getPropertyString(IPTC, "DigitalSourceType"))
        .isEqualTo("http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia");
    assertThat(xmp.getPropertyString(IPTC, "AISystemUsed")).isEqualTo("embedded");
    assertThat(xmp.getPropertyString(IPTC, "AIPromptInformation"))
        .isEqualTo("a fox, --ar 16:9\nin the snow\nSeed: -42");
  }

  @Test
  void a_jpg_says_it_to_older_readers_too() throws Exception {
    IptcDirectory iptc = iptc(imprinted(Pictures.JPG.file(), FOX));

    assertThat(iptc.getString(IptcDirectory.TAG_OBJECT_NAME))
        .isEqualTo("Fox & Hounds <in> Ärger 🦊");
    assertThat(iptc.getString(IptcDirectory.TAG_CAPTION))
        .isEqualTo("A fox, \"red\" as ever,\nin the snow. ]]>");
    assertThat(iptc.getKeywords()).containsExactly("fox", "snow", "Füchse", "a & b");
    assertThat(iptc.getString(IptcDirectory.TAG_CODED_CHARACTER_SET)).isEqualTo("UTF-8");
  }

  @ParameterizedTest
  @EnumSource
  void an_image_without_words_still_says_who_made_it(Pictures picture) throws Exception {
    byte[] file = imprinted(picture.file(), new Imprint(null, "a fox", 1, "embedded"));

    assertThat(xmp(file).doesPropertyExist(DC, "title")).isFalse();
    assertThat(xmp(file).getPropertyString(IPTC, "AIPromptInformation"))
        .isEqualTo("a fox\nSeed: 1");
  }

  @ParameterizedTest
  @EnumSource
  void an_imprint_replaces_the_one_before(Pictures picture) throws Exception {
    byte[] once = imprinted(picture.file(), FOX);
    byte[] twice = imprinted(once, new Imprint(FOX.words(), "a wolf", 1, "embedded"));
    byte[] back = imprinted(twice, FOX);

    assertThat(metadata(twice).getDirectoriesOfType(XmpDirectory.class)).hasSize(1);
    assertThat(xmp(twice).getPropertyString(IPTC, "AIPromptInformation"))
        .isEqualTo("a wolf\nSeed: 1");
    assertThat(back).isEqualTo(once);
  }

  @ParameterizedTest
  @EnumSource(
      value = Pictures.class,
      names = {"OPAQUE_PNG", "TRANSPARENT_PNG", "JPG"})
  void no_pixel_is_touched(Pictures picture) {
    assertThat(pixels(imprinted(picture.file(), FOX))).isEqualTo(pixels(picture.file()));
  }

  @ParameterizedTest
  @EnumSource(
      value = Pictures.class,
      names = {"LOSSY_WEBP", "LOSSLESS_WEBP", "EXTENDED_WEBP"})
  void a_webps_picture_is_copied_and_its_header_tells_the_truth(Pictures picture) {
    byte[] file = imprinted(picture.file(), FOX);
    ByteBuffer riff = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    byte alpha = (byte) (picture == Pictures.LOSSY_WEBP ? 0 : 0x10);

    assertThat(riff.getInt(4)).isEqualTo(file.length - 8);
    assertThat(new String(file, 12, 4, UTF_8)).isEqualTo("VP8X");
    assertThat(file[20]).isEqualTo((byte) (alpha | 0x04));
    assertThat(Arrays.copyOfRange(file, 24, 30)).containsOnly(0); // one pixel, less one
    int begin = picture == Pictures.EXTENDED_WEBP ? 30 : 12;
    byte[] body = Arrays.copyOfRange(picture.file(), begin, picture.file().length);
    assertThat(Arrays.copyOfRange(file, 30, 30 + body.length)).isEqualTo(body);
  }

  @ParameterizedTest
  @EnumSource
  void the_longest_words_fit(Pictures picture) throws Exception {
    String worst = "&".repeat(100_000);
    var words =
        new Description(
            worst, worst, IntStream.range(0, 200).mapToObj(i -> "&".repeat(200) + i).toList());
    byte[] file = imprinted(picture.file(), new Imprint(words, worst, Long.MIN_VALUE, worst));

    assertThat(localized(xmp(file), "title")).hasSize(Imprint.LONGEST_TITLE);
    assertThat(localized(xmp(file), "description")).hasSize(Imprint.LONGEST_TEXT);
  }

  @Test
  void older_readers_get_as_much_as_their_fields_hold_and_no_half_letter() throws Exception {
    var words = new Description("ä".repeat(70), "€".repeat(1000), List.of("x" + "ä".repeat(60)));
    IptcDirectory iptc =
        iptc(imprinted(Pictures.JPG.file(), new Imprint(words, "a fox", 1, "embedded")));

    assertThat(iptc.getString(IptcDirectory.TAG_OBJECT_NAME)).isEqualTo("ä".repeat(32));
    assertThat(iptc.getString(IptcDirectory.TAG_CAPTION)).isEqualTo("€".repeat(666));
    assertThat(iptc.getKeywords()).containsExactly("x" + "ä".repeat(31));
  }

  @ParameterizedTest
  @EnumSource
  void what_no_xml_may_hold_is_left_out(Pictures picture) throws Exception {
    var words =
        new Description(
            "a\u0000b\uD83Dc\uFFFEd\u2028e \u0001 f",
            "one\r\ntwo\u000Bthree",
            List.of(" ", "x\ny"));
    XMPMeta xmp = xmp(imprinted(picture.file(), new Imprint(words, "\u001B[0m", 1, "a\tb")));

    assertThat(localized(xmp, "title")).isEqualTo("ab\uFFFDcd e f");
    assertThat(localized(xmp, "description")).isEqualTo("one\ntwo\nthree");
    assertThat(bag(xmp, "subject")).containsExactly("x y");
    assertThat(xmp.getPropertyString(IPTC, "AIPromptInformation")).isEqualTo("[0m\nSeed: 1");
  }

  @ParameterizedTest
  @EnumSource
  void a_damaged_file_takes_no_imprint(Pictures picture) {
    byte[] half = Arrays.copyOf(picture.file(), 19);

    assertThat(Imprinter.imprint(half, format(picture.file()), FOX)).isInstanceOf(Unfit.class);
  }

  private static byte[] imprinted(byte[] file, Imprint imprint) {
    return assertThat(Imprinter.imprint(file, format(file), imprint))
        .asInstanceOf(type(Imprinted.class))
        .actual()
        .file();
  }

  private static Format format(byte[] file) {
    return Format.sniff(file).orElseThrow();
  }

  private static int[] pixels(byte[] file) {
    return assertThat(new Decoder(Limits.DEFAULT).decode(file))
        .asInstanceOf(type(Decoded.class))
        .actual()
        .bitmap()
        .argb();
  }

  private static Metadata metadata(byte[] file) throws ImageProcessingException, IOException {
    return ImageMetadataReader.readMetadata(new ByteArrayInputStream(file));
  }

  private static XMPMeta xmp(byte[] file) throws ImageProcessingException, IOException {
    return only(file, XmpDirectory.class).getXMPMeta();
  }

  private static IptcDirectory iptc(byte[] file) throws ImageProcessingException, IOException {
    return only(file, IptcDirectory.class);
  }

  private static <T extends Directory> T only(byte[] file, Class<T> kind)
      throws ImageProcessingException, IOException {
    return Optional.ofNullable(metadata(file).getFirstDirectoryOfType(kind)).orElseThrow();
  }

  private static String localized(XMPMeta xmp, String name) throws XMPException {
    return xmp.getLocalizedText(DC, name, null, "x-default").getValue();
  }

  private static List<String> bag(XMPMeta xmp, String name) throws XMPException {
    int items = xmp.countArrayItems(DC, name);
    String[] found = new String[items];
    for (int i = 0; i < items; i++) {
      found[i] = xmp.getArrayItem(DC, name, i + 1).getValue();
    }
    return List.of(found);
  }
}
