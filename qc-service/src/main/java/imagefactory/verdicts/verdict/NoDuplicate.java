package imagefactory.verdicts.verdict;

import static imagefactory.verdicts.verdict.Verdict.pass;
import static imagefactory.verdicts.verdict.Verdict.reject;

import imagefactory.contracts.Step;
import imagefactory.contracts.Warning;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// A job should not deliver one picture twice. Only what passed counts, and whoever is judged later
/// is the duplicate: the other inspectors look at one image alone, this one at its job.
public final class NoDuplicate {
  public static final String NAME = "duplicates";

  private final int mostBits;
  private final double mostShade;

  public NoDuplicate(Rules rules) {
    this.mostBits = rules.duplicateBits();
    this.mostShade = rules.duplicateShade();
  }

  public Sheet sheet() {
    return Sheet.of(
        NAME,
        "no image of the job that passed before is the same file, or looks the same",
        String.format(
            Locale.ROOT,
            "more than %d of 64 bits of pHash or dHash differ, or tiles by a shade of more than %.1f",
            mostBits,
            mostShade),
        "quality.checks.duplicates",
        Map.of("duplicateBits", (double) mostBits, "duplicateShade", mostShade));
  }

  /// `before` are images that may be alike, of this job and of others; never the image itself.
  public Finding inspect(UUID jobId, Print print, List<Passed> before) {
    List<Passed> ofJob = before.stream().filter(each -> each.jobId().equals(jobId)).toList();
    Optional<Passed> same = ofJob.stream().filter(each -> each.print().sameFile(print)).findFirst();
    if (same.isPresent()) {
      return rejected(
          "duplicate",
          "duplicate: the same file as image %s of this job".formatted(same.get().imageId()));
    }
    Optional<Passed> alike =
        ofJob.stream()
            .filter(each -> looksLike(each.print(), print))
            .min(
                Comparator.<Passed>comparingInt(each -> each.print().difference(print))
                    .thenComparing(Passed::imageId));
    if (alike.isPresent()) {
      return rejected(
          "near_duplicate",
          "near-duplicate: looks like image %s of this job, %d of 64 bits differ, expected more than %d"
              .formatted(alike.get().imageId(), alike.get().print().difference(print), mostBits));
    }
    return elsewhere(jobId, print, before);
  }

  private boolean looksLike(Print one, Print other) {
    return one.sameShape(other)
        && one.difference(other) <= mostBits
        && one.shade(other) <= mostShade;
  }

  private static Finding elsewhere(UUID jobId, Print print, List<Passed> before) {
    Verdict unlike = pass("no image of this job that passed before looks the same");
    return before.stream()
        .filter(each -> !each.jobId().equals(jobId) && each.print().sameFile(print))
        .findFirst()
        .map(each ->
            unlike.warning(
                new Warning(
                    Step.JUDGE,
                    "duplicate_elsewhere",
                    "the same file as image %s of job %s".formatted(each.imageId(), each.jobId()))))
        .map(verdict -> new Finding(NAME, verdict))
        .orElse(new Finding(NAME, unlike));
  }

  private static Finding rejected(String code, String reason) {
    return new Finding(NAME, reject(code, reason));
  }
}
