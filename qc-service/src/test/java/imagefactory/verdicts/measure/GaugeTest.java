package imagefactory.verdicts.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import imagefactory.kit.store.FolderObjects;
import imagefactory.kit.store.ObjectStore;
import imagefactory.pixels.Limits;
import imagefactory.verdicts.Pictures;
import imagefactory.verdicts.verdict.Inspection;
import imagefactory.verdicts.verdict.Inspection.Measured;
import imagefactory.verdicts.verdict.Inspection.Unmeasurable;
import imagefactory.verdicts.verdict.Inspection.Unreadable;
import imagefactory.verdicts.verdict.Measurements;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GaugeTest {
  private static final Limits LIMITS = new Limits(400, 400, 90_000, 200_000);
  private static final long SMALL = 10_000;

  private final ObjectStore store;
  private final Gauge gauge;

  GaugeTest(@TempDir Path folder) throws IOException {
    store = new FolderObjects(folder);
    gauge = new Gauge(store, LIMITS, SMALL, 2);
  }

  @Test
  void measures_a_picture() throws IOException {
    byte[] file = Pictures.good(64, 48);
    put(file);
    var found = measured(gauge.look("temp/a.png"));
    assertThat(found.sha256()).isEqualTo(Pictures.sha256(file));
    assertThat(found.width()).isEqualTo(64);
    assertThat(found.height()).isEqualTo(48);
    assertThat(found.looks().brightnessVariation()).isGreaterThan(50);
  }

  @Test
  void a_flat_tone_hardly_varies_even_as_jpg() throws IOException {
    put(Pictures.flat(64, 64));
    assertThat(measured(gauge.look("temp/a.png")).looks().brightnessVariation()).isZero();
    put(Pictures.flatJpg(64, 64));
    assertThat(measured(gauge.look("temp/a.png")).looks().brightnessVariation())
        .isCloseTo(0, within(1.0));
    put(Pictures.transparent(64, 64));
    assertThat(measured(gauge.look("temp/a.png")).looks().brightnessVariation()).isZero();
  }

  @Test
  void measures_a_single_pixel() throws IOException {
    put(Pictures.good(1, 1));
    assertThat(measured(gauge.look("temp/a.png"))).extracting("width", "height").containsOnly(1);
  }

  @Test
  void measures_a_large_picture_with_all_seats_taken_one_after_another() throws IOException {
    put(Pictures.good(300, 300));
    assertThat(measured(gauge.look("temp/a.png")).width()).isEqualTo(300);
    assertThat(measured(gauge.look("temp/a.png")).width()).isEqualTo(300);
  }

  static Stream<Arguments> no_pictures() {
    return Stream.of(
        Arguments.of(Pictures.truncated(), "undecodable", "undecodable: the png is damaged"),
        Arguments.of(
            Pictures.garbage(), "undecodable", "undecodable: expected png, jpg or webp, found"),
        Arguments.of(new byte[0], "undecodable", "undecodable: expected a picture, found no bytes"),
        Arguments.of(
            Pictures.good(301, 300),
            "too_large",
            "too large: expected at most 400 × 400 and 90000 pixels, found 301 × 300"),
        Arguments.of(
            new byte[200_001], "too_large", "too large: expected at most 200000 bytes, found"));
  }

  @ParameterizedTest
  @MethodSource("no_pictures")
  void says_why_there_is_nothing_to_measure(byte[] file, String code, String reason)
      throws IOException {
    put(file);
    var seen = unmeasurable(gauge.look("temp/a.png"));
    assertThat(seen.code()).isEqualTo(code);
    assertThat(seen.reason()).startsWith(reason);
  }

  @Test
  void a_missing_file_is_not_a_reason_to_wait() {
    assertThat(gauge.look("temp/gone.png"))
        .isEqualTo(
            new Unmeasurable("file_missing", "the file temp/gone.png is not in the image store"));
  }

  @Test
  void a_key_that_leaves_the_store_is_refused() {
    assertThat(unmeasurable(gauge.look("../../etc/passwd")).code()).isEqualTo("key_refused");
  }

  @Test
  void a_disk_that_fails_may_work_the_next_time() {
    var failing = new Gauge(new FailingStore(), LIMITS, SMALL, 2);
    assertThat(failing.look("temp/a.png"))
        .asInstanceOf(type(Unreadable.class))
        .extracting(Unreadable::reason)
        .isEqualTo("the file temp/a.png cannot be read: java.io.IOException: disk error");
  }

  @Test
  void looks_at_an_uploaded_file_too(@TempDir Path folder) throws IOException {
    Path upload = Files.write(folder.resolve("upload"), Pictures.good(20, 10));
    assertThat(measured(gauge.look(upload)).width()).isEqualTo(20);
  }

  private void put(byte[] file) throws IOException {
    store.put("temp/a.png", new ByteArrayInputStream(file));
  }

  private static Measurements measured(Inspection inspection) {
    return assertThat(inspection).asInstanceOf(type(Measured.class)).actual().measurements();
  }

  private static Unmeasurable unmeasurable(Inspection inspection) {
    return assertThat(inspection).asInstanceOf(type(Unmeasurable.class)).actual();
  }
}
