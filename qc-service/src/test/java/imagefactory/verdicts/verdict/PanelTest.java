package imagefactory.verdicts.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import imagefactory.contracts.Settings.Checks;
import imagefactory.contracts.StoredFile;
import imagefactory.verdicts.verdict.Inspection.Measured;
import imagefactory.verdicts.verdict.Inspection.Unmeasurable;
import imagefactory.verdicts.verdict.Inspection.Unreadable;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PanelTest {
  private static final Checks ALL = new Checks(true, true, true, true);
  private static final Checks NONE = new Checks(false, false, false, false);

  private final Panel panel = Panel.of(new Rules(0.05, 16, 2.0, 0.98, 5.0, 3, 2.5));

  @Test
  void passes_what_is_as_ordered() {
    assertThat(verdict(ordered("1:1", ALL), good())).isEqualTo(Verdict.pass("all checks passed"));
  }

  @Test
  void rejects_a_file_that_changed_after_it_was_made() {
    assertThat(verdict(ordered("1:1", ALL), found("0123456789abcdef", 1024, 1024)))
        .isEqualTo(
            Verdict.reject(
                "wrong_hash",
                "wrong file: its SHA-256 starts with 0123456789ab, expected feedfacecafe;"
                    + " it was changed after it was made"));
  }

  @Test
  void a_hash_in_capitals_is_the_same_hash() {
    var found = found("FEEDFACECAFEBEEF", 1024, 1024);
    assertThat(verdict(ordered("1:1", ALL), found).passed()).isTrue();
  }

  @Test
  void rejects_another_size_than_reported() {
    assertThat(verdict(ordered("1:1", ALL), found("feedfacecafebeef", 1000, 1000)))
        .isEqualTo(
            Verdict.reject(
                "wrong_size", "wrong size: 1000 × 1000 pixels, expected 1024 × 1024 as reported"));
  }

  @ParameterizedTest
  @CsvSource({
    "1024, 1024, 1:1, true",
    "1344, 768, 16:9, true",
    "768, 1344, 9:16, true",
    "1152, 896, 4:3, true",
    "1536, 640, 21:9, true",
    "1850, 1000, 1.85:1, true",
    "1050, 1000, 1:1, true",
    "1051, 1000, 1:1, false",
    "1000, 1051, 1:1, false",
    "1024, 1024, 16:9, false",
    "1536, 1024, 16:9, false",
    "768, 1344, 16:9, false",
    "16, 16, 16:9, false",
  })
  void a_ratio_may_be_off_by_as_much_as_a_provider_rounds(
      int width, int height, String ordered, boolean passed) {
    var trial = Order.trial(ordered, ALL);
    assertThat(verdict(trial, found("", width, height)).passed()).isEqualTo(passed);
  }

  @Test
  void says_how_far_the_ratio_is_off() {
    assertThat(verdict(Order.trial("16:9", ALL), good()))
        .isEqualTo(
            Verdict.reject(
                "wrong_ratio",
                "wrong ratio: 1024 × 1024 is 77.8 % off 16:9, expected at most 5.0 %"));
  }

  @ParameterizedTest
  @CsvSource({"wide", "16/9", "0:1", "1:0", "-1:1", "16:9:1", "999999:1", "''"})
  void rejects_when_the_ordered_ratio_cannot_be_read(String ordered) {
    assertThat(verdict(Order.trial(ordered, ALL), good()))
        .isEqualTo(
            Verdict.reject(
                "unreadable_ratio",
                "the ordered aspect ratio %s cannot be read, expected width:height such as 16:9"
                    .formatted(ordered)));
  }

  @ParameterizedTest
  @CsvSource({"0.0, 0.0, false", "0.4, 0.4, false", "1.96, 1.9, false", "2.0, 2.0, true"})
  void rejects_one_flat_tone(double variation, String shown, boolean passed) {
    var verdict = verdict(ordered("1:1", ALL), flat(variation));
    assertThat(verdict)
        .isEqualTo(
            passed
                ? Verdict.pass("all checks passed")
                : Verdict.reject(
                    "blank",
                    "blank: brightness varies by %s, expected at least 2.0".formatted(shown)));
  }

  @ParameterizedTest
  @CsvSource({"0.0, 0.0, false", "4.99, 4.9, false", "5.0, 5.0, true", "900, 900.0, true"})
  void rejects_what_has_no_edges(double sharpness, String shown, boolean passed) {
    var verdict = verdict(ordered("1:1", ALL), looking(new Looks(40, 0, 0, sharpness)));
    assertThat(verdict)
        .isEqualTo(
            passed
                ? Verdict.pass("all checks passed")
                : Verdict.reject(
                    "blurred", "blurred: sharpness %s, expected at least 5.0".formatted(shown)));
  }

  @ParameterizedTest
  @CsvSource({
    "0.98, 0, true, ",
    "0, 0.98, true, ",
    "0.4, 0.59, true, ",
    "0, 0.9801, false, 98.1 % of the pixels are pure white",
    "1, 0, false, 100.0 % of the pixels are pure black",
  })
  void rejects_what_is_lost_at_one_end_of_the_scale(
      double black, double white, boolean passed, String measured) {
    var verdict = verdict(ordered("1:1", ALL), looking(new Looks(40, black, white, 100)));
    assertThat(verdict)
        .isEqualTo(
            passed
                ? Verdict.pass("all checks passed")
                : Verdict.reject(
                    "clipped", "clipped: %s, expected at most 98.0 %%".formatted(measured)));
  }

  @ParameterizedTest
  @CsvSource({"16, 16, true", "15, 16, false", "1024, 15, false", "1, 1, false"})
  void rejects_a_placeholder(int width, int height, boolean passed) {
    assertThat(verdict(Order.trial(null, ALL), found("", width, height)))
        .isEqualTo(
            passed
                ? Verdict.pass("all checks passed")
                : Verdict.reject(
                    "tiny",
                    "tiny: %d × %d pixels, expected sides of at least 16"
                        .formatted(width, height)));
  }

  @Test
  void names_all_that_is_wrong_and_takes_the_first_for_the_code() {
    assertThat(verdict(ordered("16:9", ALL), flat(0)))
        .isEqualTo(
            Verdict.reject(
                "wrong_ratio",
                "wrong ratio: 1024 × 1024 is 77.8 % off 16:9, expected at most 5.0 %;"
                    + " blank: brightness varies by 0.0, expected at least 2.0"));
  }

  @Test
  void leaves_out_what_the_settings_switch_off() {
    assertThat(verdict(ordered("16:9", NONE), flat(0)).passed()).isTrue();
    assertThat(panel.inspect(ordered("16:9", NONE), new Measured(good())))
        .extracting(Finding::inspector)
        .containsExactly("hash", "size", "tiny");
  }

  @Test
  void judges_a_file_that_nobody_ordered_by_its_looks_alone() {
    assertThat(panel.inspect(Order.trial(null, ALL), new Measured(good())))
        .containsExactly(
            new Finding("tiny", Verdict.pass("1024 × 1024 pixels, expected sides of at least 16")),
            new Finding("blank", Verdict.pass("brightness varies by 40.0, expected at least 2.0")),
            new Finding(
                "clipping",
                Verdict.pass("2.0 % of the pixels are pure white, expected at most 98.0 %")),
            new Finding("blur", Verdict.pass("sharpness 100.0, expected at least 5.0")));
  }

  @Test
  void what_gave_no_picture_is_rejected_whatever_is_switched_off() {
    var order = ordered("1:1", NONE);
    assertThat(Verdict.of(panel.inspect(order, new Unmeasurable("undecodable", "no picture"))))
        .isEqualTo(Verdict.reject("undecodable", "no picture"));
    assertThat(Verdict.of(panel.inspect(order, new Unreadable("disk error", new IOException()))))
        .isEqualTo(Verdict.reject("file_unreadable", "disk error"));
  }

  @Test
  void every_inspector_says_what_it_checks() {
    assertThat(panel.sheets())
        .extracting(Sheet::name)
        .containsExactly("hash", "size", "tiny", "ratio", "blank", "clipping", "blur");
    assertThat(panel.sheets())
        .extracting(Sheet::setting)
        .containsExactly(
            null,
            null,
            null,
            "quality.checks.ratio",
            "quality.checks.blank",
            "quality.checks.blank",
            "quality.checks.blur");
    assertThat(panel.sheets()).allMatch(Sheet::on).extracting(Sheet::expects).doesNotContain("");
  }

  private Verdict verdict(Order order, Measurements found) {
    return Verdict.of(panel.inspect(order, new Measured(found)));
  }

  private static Order ordered(String aspectRatio, Checks checks) {
    var file = new StoredFile("temp/a.png", "png", 1024, 1024, 9, "feedfacecafebeef");
    return new Order(file, aspectRatio, checks);
  }

  private static Measurements good() {
    return found("feedfacecafebeef", 1024, 1024);
  }

  private static Measurements flat(double variation) {
    return looking(new Looks(variation, 0, 0, 100));
  }

  private static Measurements looking(Looks looks) {
    return new Measurements(good().print(), looks);
  }

  private static Measurements found(String sha256, int width, int height) {
    return new Measurements(
        new Print(sha256, width, height, 0, 0, new byte[64]), new Looks(40, 0.01, 0.02, 100));
  }
}
