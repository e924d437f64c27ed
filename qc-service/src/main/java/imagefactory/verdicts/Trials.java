package imagefactory.verdicts;

import imagefactory.verdicts.measure.Gauge;
import imagefactory.verdicts.verdict.Finding;
import imagefactory.verdicts.verdict.Inspection;
import imagefactory.verdicts.verdict.Inspection.Measured;
import imagefactory.verdicts.verdict.Panel;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// For people: what the inspectors say of a file that nobody ordered. Nothing is stored.
@Singleton
public final class Trials {
  private static final UUID NOBODY = new UUID(0, 0);

  private final Jdbi jdbi;
  private final Gauge gauge;
  private final Panel panel;
  private final Comparing comparing;

  Trials(Jdbi jdbi, Gauge gauge, Panel panel, Comparing comparing) {
    this.jdbi = jdbi;
    this.gauge = gauge;
    this.panel = panel;
    this.comparing = comparing;
  }

  public List<Finding> on(Path file, Trial trial) {
    Inspection inspection = gauge.look(file);
    List<Finding> findings = new ArrayList<>(panel.inspect(trial.order(), inspection));
    UUID jobId = trial.jobId();
    if (inspection instanceof Measured(var measurements)
        && jobId != null
        && trial.checks().duplicates()) {
      findings.add(
          jdbi.withHandle(tx -> comparing.compare(tx, NOBODY, jobId, measurements.print())));
    }
    return findings;
  }
}
