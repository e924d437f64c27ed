package imagefactory.pixels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import imagefactory.pixels.Decoding.Decoded;
import imagefactory.pixels.Decoding.Undecodable;
import imagefactory.pixels.vips.Place;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VipsEngineTest {
  private static final Bitmap RAMPS = Specimens.ramps(160, 120);

  @Test
  void reads_back_what_it_wrote() {
    Engine engine = Engines.vips();
    assertThat(Psnr.between(RAMPS, readBack(engine, new Encoding.Png(100, 6)))).isInfinite();
    assertThat(Psnr.between(RAMPS, readBack(engine, new Encoding.Jpg(90)))).isGreaterThan(36);
    assertThat(Psnr.between(RAMPS, readBack(engine, new Encoding.Webp(85)))).isGreaterThan(36);
  }

  @Test
  void keeps_transparency_in_png_and_webp() {
    Bitmap clear = Specimens.ramps(64, 64);
    Arrays.setAll(clear.argb(), i -> (clear.argb()[i] & 0xFFFFFF) | (i % 64 * 4) << 24);
    Engine engine = Engines.vips();
    byte[] png = engine.encode(clear, new Encoding.Png(100, 6));
    byte[] webp = engine.encode(clear, new Encoding.Webp(100));
    assertThat(decoded(engine, png).argb()).isEqualTo(clear.argb());
    assertThat(Psnr.between(decoded(engine, webp), clear)).isGreaterThan(36);
  }

  @Test
  void a_palette_makes_a_png_smaller_and_little_worse() {
    Engine engine = Engines.vips();
    byte[] whole = engine.encode(RAMPS, new Encoding.Png(100, 6));
    byte[] reduced = engine.encode(RAMPS, new Encoding.Png(80, 6));
    assertThat(reduced.length).isLessThan(whole.length / 2);
    assertThat(Psnr.between(RAMPS, decoded(engine, reduced))).isBetween(28.0, 60.0);
  }

  @Test
  void loads_nothing_but_the_three_formats() {
    byte[] svg = "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8);
    assertThat(Engines.vips().decode(svg, Format.PNG, Limits.DEFAULT))
        .isInstanceOf(Undecodable.class);
  }

  @Test
  void many_at_once_read_what_each_was_given_and_hear_of_their_own_damage_alone() throws Exception {
    Engine engine = Engines.vips();
    byte[] good = engine.encode(RAMPS, new Encoding.Png(100, 1));
    byte[] cut = Arrays.copyOf(good, good.length / 2);
    byte[] webp = engine.encode(RAMPS, new Encoding.Webp(80));
    byte[] cutWebp = Arrays.copyOf(webp, webp.length / 2);
    List<Callable<Decoding>> reads = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      reads.add(() -> engine.decode(good, Format.PNG, Limits.DEFAULT));
      reads.add(() -> engine.decode(cut, Format.PNG, Limits.DEFAULT));
      reads.add(() -> engine.decode(cutWebp, Format.WEBP, Limits.DEFAULT));
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var results = threads.invokeAll(reads);
      for (int i = 0; i < results.size(); i += 3) {
        assertThat(results.get(i).get())
            .asInstanceOf(type(Decoded.class))
            .extracting(read -> read.bitmap().argb())
            .isEqualTo(RAMPS.argb());
        assertThat(damage(results.get(i + 1).get())).doesNotContain("webp");
        assertThat(damage(results.get(i + 2).get())).doesNotContain("png");
      }
    }
  }

  private static String damage(Decoding decoding) {
    String message = assertThat(decoding).asInstanceOf(type(Undecodable.class)).actual().message();
    assertThat(message).matches("the \\w+ is damaged: \\S.*").hasSizeLessThan(400);
    return message.toLowerCase(Locale.ROOT);
  }

  /// Images that leak would cost 300 MB in the seven hundred between the two figures.
  @Test
  void a_thousand_images_leave_no_memory_behind() throws Exception {
    Engines.vips();
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Worn.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    long[] kilobytes = Arrays.stream(said.strip().split(" ")).mapToLong(Long::parseLong).toArray();
    assertThat(kilobytes[1] - kilobytes[0]).as("grown by kB: %s", said).isLessThan(40_000);
  }

  @Test
  void without_a_library_the_jdk_does_the_work_and_says_why(@TempDir Path folder) throws Exception {
    Path broken = Files.writeString(folder.resolve("libvips.so"), "no library");
    assertThat(EngineOfProcess.find(new Place(broken.toString(), folder)).description())
        .startsWith("ImageIO, since libvips is not here: ")
        .contains("libvips.so cannot be loaded");
    assertThat(EngineOfProcess.find(new Place("/nowhere/libvips.so", folder)).description())
        .contains("found no file /nowhere/libvips.so");
    assertThat(EngineOfProcess.find(new Place("none", folder)).description())
        .contains("switched off");
    assertThat(EngineOfProcess.find(new Place("none", folder)).limited()).isTrue();
  }

  private static Bitmap readBack(Engine engine, Encoding encoding) {
    return decoded(engine, engine.encode(RAMPS, encoding));
  }

  private static Bitmap decoded(Engine engine, byte[] file) {
    return assertThat(new Decoder(engine, Limits.DEFAULT).decode(file))
        .asInstanceOf(type(Decoded.class))
        .actual()
        .bitmap();
  }
}
