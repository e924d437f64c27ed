package imagefactory.verdicts.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoDuplicateTest {
  private static final UUID JOB = new UUID(0, 1);
  private static final UUID OTHER_JOB = new UUID(0, 2);
  private static final Print PRINT = new Print("aa", 1024, 1024, 0, 0, new byte[64]);

  private final NoDuplicate inspector =
      new NoDuplicate(new Rules(0.05, 16, 2.0, 0.98, 5.0, 3, 2.5));

  @Test
  void the_first_of_its_kind_passes() {
    assertThat(inspect(PRINT).passed()).isTrue();
    assertThat(inspect(PRINT, passed(7, JOB, print("bb", -1, -1))).passed()).isTrue();
  }

  @Test
  void the_same_file_is_a_duplicate_and_names_the_first() {
    assertThat(inspect(PRINT, passed(7, JOB, PRINT)))
        .isEqualTo(
            Verdict.reject(
                "duplicate",
                "duplicate: the same file as image 00000000-0000-0000-0000-000000000007 of this"
                    + " job"));
  }

  @ParameterizedTest
  @CsvSource({"7, 7, true", "15, 0, false", "0, 15, false", "0, 0, true", "15, 15, false"})
  void both_hashes_must_be_alike(long waves, long falls, boolean rejected) {
    assertThat(inspect(PRINT, passed(7, JOB, print("bb", waves, falls))).passed())
        .isEqualTo(!rejected);
  }

  @ParameterizedTest
  @CsvSource({"0, true", "2, true", "3, false", "-3, false"})
  void pictures_of_one_composition_in_other_tones_are_two(byte shade, boolean rejected) {
    byte[] tiles = new byte[64];
    Arrays.fill(tiles, (byte) (100 + shade));
    byte[] grey = new byte[64];
    Arrays.fill(grey, (byte) 100);
    var before = passed(7, JOB, new Print("bb", 1024, 1024, 0, 0, tiles));
    var print = new Print("aa", 1024, 1024, 0, 0, grey);
    assertThat(inspect(print, before).passed()).isEqualTo(!rejected);
  }

  @Test
  void a_near_duplicate_names_the_nearest() {
    assertThat(
            inspect(
                PRINT,
                passed(7, JOB, print("bb", 7, 0)),
                passed(8, JOB, print("cc", 1, 0)),
                passed(9, JOB, print("dd", 0, 3))))
        .isEqualTo(
            Verdict.reject(
                "near_duplicate",
                "near-duplicate: looks like image 00000000-0000-0000-0000-000000000008 of this"
                    + " job, 1 of 64 bits differ, expected more than 3"));
  }

  @ParameterizedTest
  @CsvSource({"512, 512, true", "1024, 1030, true", "1024, 576, false", "576, 1024, false"})
  void the_same_motif_in_another_shape_is_another_picture(int width, int height, boolean rejected) {
    var other = new Print("bb", width, height, 0, 0, new byte[64]);
    assertThat(inspect(PRINT, passed(7, JOB, other)).passed()).isEqualTo(!rejected);
  }

  @Test
  void the_same_file_of_another_job_is_a_warning() {
    Verdict verdict = inspect(PRINT, passed(7, OTHER_JOB, PRINT));

    assertThat(verdict.passed()).isTrue();
    assertThat(verdict.warnings())
        .singleElement()
        .satisfies(warning -> {
          assertThat(warning.code()).isEqualTo("duplicate_elsewhere");
          assertThat(warning.message())
              .isEqualTo(
                  "the same file as image 00000000-0000-0000-0000-000000000007 of job %s"
                      .formatted(OTHER_JOB));
        });
    assertThat(Verdict.of(List.of(new Finding("duplicates", verdict))).reason())
        .startsWith("all checks passed; the same file as image");
  }

  @Test
  void what_looks_the_same_in_another_job_is_nobodys_business() {
    assertThat(inspect(PRINT, passed(7, OTHER_JOB, print("bb", 0, 0))).warnings()).isEmpty();
  }

  private Verdict inspect(Print print, Passed... before) {
    return inspector.inspect(JOB, print, List.of(before)).verdict();
  }

  private static Passed passed(long image, UUID job, Print print) {
    return new Passed(new UUID(0, image), job, print);
  }

  private static Print print(String sha256, long waves, long falls) {
    return new Print(sha256, 1024, 1024, waves, falls, new byte[64]);
  }
}
