package imagefactory.verdicts;

import imagefactory.contracts.QcCommand.Judge;
import imagefactory.verdicts.Seen.Picture;
import imagefactory.verdicts.Seen.Settled;
import imagefactory.verdicts.store.Prints;
import imagefactory.verdicts.verdict.Finding;
import imagefactory.verdicts.verdict.NoDuplicate;
import imagefactory.verdicts.verdict.Passed;
import imagefactory.verdicts.verdict.Print;
import imagefactory.verdicts.verdict.Verdict;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// The last look: at an image beside those of its job that passed before. Whose transaction comes
/// second is the duplicate, whatever their places in the job: the first may be on its way already.
@Singleton
final class Comparing {
  private final Jdbi jdbi;
  private final Prints prints;
  private final NoDuplicate inspector;

  Comparing(Jdbi jdbi, Prints prints, NoDuplicate inspector) {
    this.jdbi = jdbi;
    this.prints = prints;
    this.inspector = inspector;
  }

  /// In the transaction that stores the verdict; what passes is remembered in it.
  Verdict verdict(Handle tx, Judge judge, Seen seen) {
    return switch (seen) {
      case Settled(var verdict) -> verdict;
      case Picture(var findings, var print, _) -> {
        List<Finding> all = new ArrayList<>(findings);
        if (judge.quality().checks().duplicates()) {
          prints.lock(tx, judge.jobId());
          all.add(compare(tx, judge.imageId(), judge.jobId(), print));
        }
        Verdict verdict = Verdict.of(all);
        if (verdict.passed()) {
          prints.add(tx, new Passed(judge.imageId(), judge.jobId(), print));
        }
        yield verdict;
      }
    };
  }

  /// Before money is spent on it. Another of its job may pass in the meantime, so the last look is
  /// still to come.
  boolean unlikeOthers(Judge judge, Print print) {
    return !judge.quality().checks().duplicates()
        || jdbi.withHandle(tx -> compare(tx, judge.imageId(), judge.jobId(), print))
            .verdict()
            .passed();
  }

  Finding compare(Handle tx, UUID imageId, UUID jobId, Print print) {
    return inspector.inspect(jobId, print, prints.like(tx, imageId, jobId, print));
  }
}
