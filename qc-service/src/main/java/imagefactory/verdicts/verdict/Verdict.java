package imagefactory.verdicts.verdict;

import imagefactory.contracts.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Passed or not, and why, in words that tell a person what to do; never a score. A warning is
/// nothing to reject an image for.
public record Verdict(boolean passed, String code, String reason, List<Warning> warnings) {
  private static final String PASSED = "passed";

  public Verdict {
    if (code.isBlank() || reason.isBlank()) {
      throw new IllegalArgumentException("expected a code and a reason, found one of them blank");
    }
    if (passed != code.equals(PASSED)) {
      throw new IllegalArgumentException(
          "expected the code %s if and only if passed, found %s".formatted(PASSED, code));
    }
    warnings = List.copyOf(warnings);
  }

  public static Verdict pass(String reason) {
    return new Verdict(true, PASSED, reason, List.of());
  }

  public static Verdict reject(String code, String reason) {
    return new Verdict(false, code, reason, List.of());
  }

  public Verdict warning(Warning warning) {
    List<Warning> more = new ArrayList<>(warnings);
    more.add(warning);
    return new Verdict(passed, code, reason, more);
  }

  /// One rejection is enough. The first gives the code; the reason names them all, so that nobody
  /// mends one thing only to learn of the next. The reason is all that travels on with the image,
  /// so it has what it passed in spite of, too.
  public static Verdict of(List<Finding> findings) {
    List<Verdict> rejections =
        findings.stream().map(Finding::verdict).filter(verdict -> !verdict.passed()).toList();
    List<Warning> warnings =
        findings.stream().flatMap(finding -> finding.verdict().warnings().stream()).toList();
    if (rejections.isEmpty()) {
      String reason =
          Stream.concat(Stream.of("all checks passed"), warnings.stream().map(Warning::message))
              .collect(Collectors.joining("; "));
      return new Verdict(true, PASSED, reason, warnings);
    }
    return new Verdict(
        false,
        rejections.getFirst().code(),
        rejections.stream().map(Verdict::reason).collect(Collectors.joining("; ")),
        warnings);
  }
}
