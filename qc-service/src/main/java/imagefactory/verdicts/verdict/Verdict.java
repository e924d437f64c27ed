package imagefactory.verdicts.verdict;

import java.util.List;
import java.util.stream.Collectors;

/// Passed or not, and why, in words that tell a person what to do. Never a score.
public record Verdict(boolean passed, String code, String reason) {
  private static final String PASSED = "passed";

  public Verdict {
    if (code.isBlank() || reason.isBlank()) {
      throw new IllegalArgumentException("expected a code and a reason, found one of them blank");
    }
    if (passed != code.equals(PASSED)) {
      throw new IllegalArgumentException(
          "expected the code %s if and only if passed, found %s".formatted(PASSED, code));
    }
  }

  public static Verdict pass(String reason) {
    return new Verdict(true, PASSED, reason);
  }

  public static Verdict reject(String code, String reason) {
    return new Verdict(false, code, reason);
  }

  /// One rejection is enough. The first gives the code; the reason names them all, so that nobody
  /// mends one thing only to learn of the next.
  public static Verdict of(List<Finding> findings) {
    List<Verdict> rejections =
        findings.stream().map(Finding::verdict).filter(verdict -> !verdict.passed()).toList();
    if (rejections.isEmpty()) {
      return pass("all checks passed");
    }
    return reject(
        rejections.getFirst().code(),
        rejections.stream().map(Verdict::reason).collect(Collectors.joining("; ")));
  }
}
