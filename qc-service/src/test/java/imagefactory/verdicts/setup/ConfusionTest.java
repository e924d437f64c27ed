package imagefactory.verdicts.setup;

import static org.assertj.core.api.Assertions.assertThat;

import imagefactory.contracts.Settings.Checks;
import imagefactory.kit.store.FolderObjects;
import imagefactory.verdicts.Made;
import imagefactory.verdicts.measure.Gauge;
import imagefactory.verdicts.verdict.Finding;
import imagefactory.verdicts.verdict.Inspection.Measured;
import imagefactory.verdicts.verdict.NoDuplicate;
import imagefactory.verdicts.verdict.Order;
import imagefactory.verdicts.verdict.Panel;
import imagefactory.verdicts.verdict.Passed;
import imagefactory.verdicts.verdict.Verdict;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Made files, sound and spoiled, judged by the thresholds as they stand by default.
class ConfusionTest {
  private static final UUID JOB = new UUID(0, 1);
  private static final Checks ALL = new Checks(true, true, true, true);
  private static final QcSettings SETTINGS =
      new SmallRyeConfigBuilder()
          .withMapping(QcSettings.class)
          .build()
          .getConfigMapping(QcSettings.class);

  private final Panel panel = Setup.panel(Setup.rules(SETTINGS));
  private final NoDuplicate noDuplicate = Setup.noDuplicate(Setup.rules(SETTINGS));
  private final List<Passed> passed = new ArrayList<>();
  private final Path folder;
  private final Gauge gauge;

  ConfusionTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    this.gauge = Setup.gauge(new FolderObjects(folder.resolve("store")), SETTINGS);
  }

  @Test
  void sound_images_pass_and_each_spoiled_one_is_rejected_for_what_is_wrong_with_it()
      throws IOException {
    List<String> rows = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    for (Made made : Made.all()) {
      Map<String, Integer> codes = new TreeMap<>();
      for (byte[] file : made.files()) {
        Verdict verdict = judge(file, made.ratio());
        codes.merge(verdict.code(), 1, Integer::sum);
        if (!verdict.code().equals(made.expected())) {
          wrong.add(made.kind() + ": " + verdict.reason());
        }
      }
      rows.add(row(made, codes));
    }
    assertThat(wrong).isEmpty();
    // The table in the README is what was found here.
    assertThat(Files.readString(Path.of("README.md"))).contains(String.join("\n", rows));
  }

  private Verdict judge(byte[] file, String ratio) throws IOException {
    var inspection = gauge.look(Files.write(folder.resolve("file"), file));
    List<Finding> findings = new ArrayList<>(panel.inspect(Order.trial(ratio, ALL), inspection));
    if (!(inspection instanceof Measured(var measurements))) {
      return Verdict.of(findings);
    }
    findings.add(noDuplicate.inspect(JOB, measurements.print(), passed));
    Verdict verdict = Verdict.of(findings);
    if (verdict.passed()) {
      passed.add(new Passed(new UUID(0, passed.size()), JOB, measurements.print()));
    }
    return verdict;
  }

  private static String row(Made made, Map<String, Integer> codes) {
    List<String> verdicts = new ArrayList<>();
    codes.forEach((code, many) -> verdicts.add("`%s` %d".formatted(code, many)));
    return "| %s | %d | %s |"
        .formatted(made.kind(), made.files().size(), String.join(", ", verdicts));
  }
}
