package imagefactory.verdicts;

import imagefactory.verdicts.verdict.Finding;
import imagefactory.verdicts.verdict.Print;
import imagefactory.verdicts.verdict.Verdict;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// What can be said of an image before it is compared with the others of its job, and what saying
/// it cost.
sealed interface Seen {
  Optional<BigDecimal> cost();

  /// There is no picture to compare, or nobody wants it judged.
  record Settled(Verdict verdict) implements Seen {
    @Override
    public Optional<BigDecimal> cost() {
      return Optional.empty();
    }
  }

  record Picture(List<Finding> findings, Print print, Optional<BigDecimal> cost) implements Seen {
    public Picture {
      findings = List.copyOf(findings);
    }
  }
}
