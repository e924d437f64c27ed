package imagefactory.verdicts;

import imagefactory.contracts.QcCommand.Judge;
import imagefactory.contracts.Step;
import imagefactory.contracts.Warning;
import imagefactory.kit.db.TryAgain;
import imagefactory.pixels.Preview;
import imagefactory.verdicts.Seen.Picture;
import imagefactory.verdicts.Seen.Settled;
import imagefactory.verdicts.measure.Gauge;
import imagefactory.verdicts.setup.QcSettings;
import imagefactory.verdicts.verdict.Finding;
import imagefactory.verdicts.verdict.Inspection;
import imagefactory.verdicts.verdict.Inspection.Measured;
import imagefactory.verdicts.verdict.Inspection.Unmeasurable;
import imagefactory.verdicts.verdict.Inspection.Unreadable;
import imagefactory.verdicts.verdict.Order;
import imagefactory.verdicts.verdict.Panel;
import imagefactory.verdicts.verdict.Print;
import imagefactory.verdicts.verdict.Verdict;
import imagefactory.verdicts.vision.Opinion;
import imagefactory.verdicts.vision.VisionJudge;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// All that is looked at outside of a transaction: the file by the panel and, if it passed, the
/// picture by the vision judge.
@Singleton
final class Looking {
  private final Gauge gauge;
  private final Panel panel;
  private final Comparing comparing;
  private final VisionJudge vision;
  private final int mostAttempts;

  Looking(Gauge gauge, Panel panel, Comparing comparing, VisionJudge vision, QcSettings settings) {
    this.gauge = gauge;
    this.panel = panel;
    this.comparing = comparing;
    this.vision = vision;
    this.mostAttempts = settings.attempts();
  }

  /// Empty if all depends on the vision judge now, and it must not be asked under this claim.
  Optional<Seen> look(Judge judge, int attempt, boolean mayShow) {
    if (!judge.quality().enabled()) {
      return settled(Verdict.pass("quality checks are off, nothing was checked"));
    }
    if (attempt > mostAttempts) {
      // Earlier attempts ended without a word, perhaps with the whole process: do not look again.
      return settled(
          Verdict.reject(
              "judge_failed",
              "the file could not be judged in %d attempts; qc-service's log says why"
                  .formatted(mostAttempts)));
    }
    Inspection inspection = gauge.look(judge.file().key());
    if (inspection instanceof Unreadable(var reason, var cause) && attempt < mostAttempts) {
      throw new TryAgain(reason, cause);
    }
    List<Finding> findings = panel.inspect(Order.of(judge), inspection);
    return switch (inspection) {
      case Measured(var measurements) -> show(judge, findings, measurements.print(), mayShow);
      case Unmeasurable _, Unreadable _ -> settled(Verdict.of(findings));
    };
  }

  private static Optional<Seen> settled(Verdict verdict) {
    return Optional.of(new Settled(verdict));
  }

  private Optional<Seen> show(Judge judge, List<Finding> findings, Print print, boolean mayShow) {
    if (!vision.configured()) {
      return Optional.of(new Picture(unasked(judge, findings), print, Optional.empty()));
    }
    // Its answers are paid for, and what is rejected anyway need not be seen.
    boolean wanted = Verdict.of(findings).passed() && comparing.unlikeOthers(judge, print);
    if (!wanted) {
      return Optional.of(new Picture(findings, print, Optional.empty()));
    }
    if (!mayShow) {
      return Optional.empty();
    }
    Opinion opinion = vision.judge(preview(judge), judge.prompt(), judge.quality().prompt());
    List<Finding> all = new ArrayList<>(findings);
    all.add(opinion.finding());
    return Optional.of(new Picture(all, print, opinion.cost()));
  }

  private Preview preview(Judge judge) {
    try {
      return gauge.show(judge.file().key(), vision.pictureSide());
    } catch (IOException e) {
      throw new TryAgain("the file cannot be read once more", e);
    }
  }

  /// A prompt for a judge who is not there has no effect, and that is told.
  private static List<Finding> unasked(Judge judge, List<Finding> findings) {
    if (judge.quality().prompt() == null) {
      return findings;
    }
    List<Finding> all = new ArrayList<>(findings);
    all.add(
        new Finding(
            VisionJudge.NAME,
            Verdict.pass("nobody was asked")
                .warning(
                    new Warning(
                        Step.JUDGE,
                        "prompt_not_applied",
                        "quality.prompt was not used, since no vision judge is configured"))));
    return all;
  }
}
