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

  private final Panel panel = Panel.of(new Rules(0.05, 2.0));

  @Test
  void passes_what_is_as_ordered() {
    assertThat(verdict(ordered("1:1", ALL), good()))
        .isEqualTo(new Verdict(true, "passed", "all checks passed"));
  }

  @Test
  void rejects_a_file_that_changed_after_it_was_made() {
    assertThat(verdict(ordered("1:1", ALL), new Measurements("0123456789abcdef", 1024, 1024, 40)))
        .isEqualTo(
            Verdict.reject(
                "wrong_hash",
                "wrong file: its SHA-256 starts with 0123456789ab, expected feedfacecafe;"
                    + " it was changed after it was made"));
  }

  @Test
  void a_hash_in_capitals_is_the_same_hash() {
    var found = new Measurements("FEEDFACECAFEBEEF", 1024, 1024, 40);
    assertThat(verdict(ordered("1:1", ALL), found).passed()).isTrue();
  }

  @Test
  void rejects_another_size_than_reported() {
    assertThat(verdict(ordered("1:1", ALL), new Measurements("feedfacecafebeef", 1000, 1000, 40)))
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
    "1, 1, 16:9, false",
  })
  void a_ratio_may_be_off_by_as_much_as_a_provider_rounds(
      int width, int height, String ordered, boolean passed) {
    var trial = Order.trial(ordered);
    assertThat(verdict(trial, new Measurements("", width, height, 40)).passed()).isEqualTo(passed);
  }

  @Test
  void says_how_far_the_ratio_is_off() {
    assertThat(verdict(Order.trial("16:9"), good()))
        .isEqualTo(
            Verdict.reject(
                "wrong_ratio",
                "wrong ratio: 1024 × 1024 is 77.8 % off 16:9, expected at most 5.0 %"));
  }

  @ParameterizedTest
  @CsvSource({"wide", "16/9", "0:1", "1:0", "-1:1", "16:9:1", "999999:1", "''"})
  void rejects_when_the_ordered_ratio_cannot_be_read(String ordered) {
    assertThat(verdict(Order.trial(ordered), good()))
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
        .containsExactly("hash", "size");
  }

  @Test
  void judges_a_file_that_nobody_ordered_by_its_looks_alone() {
    assertThat(panel.inspect(Order.trial(null), new Measured(good())))
        .containsExactly(
            new Finding("blank", Verdict.pass("brightness varies by 40.0, expected at least 2.0")));
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
        .containsExactly("hash", "size", "ratio", "blank");
    assertThat(panel.sheets())
        .extracting(Sheet::setting)
        .containsExactly(null, null, "quality.checks.ratio", "quality.checks.blank");
  }

  private Verdict verdict(Order order, Measurements found) {
    return Verdict.of(panel.inspect(order, new Measured(found)));
  }

  private static Order ordered(String aspectRatio, Checks checks) {
    var file = new StoredFile("temp/a.png", "png", 1024, 1024, 9, "feedfacecafebeef");
    return new Order(file, aspectRatio, checks);
  }

  private static Measurements good() {
    return new Measurements("feedfacecafebeef", 1024, 1024, 40);
  }

  private static Measurements flat(double variation) {
    return new Measurements("feedfacecafebeef", 1024, 1024, variation);
  }
}
