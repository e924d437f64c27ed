package imagefactory.kit.page;

import imagefactory.kit.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/// How many items a page holds at most.
public record Limit(int value) {
  public static final int MOST = 500;
  public static final int USUAL = 50;

  public Limit {
    if (value < 1 || value > MOST) {
      throw refused(Integer.toString(value));
    }
  }

  /// Of a query parameter; absent means the usual.
  public static Limit of(@Nullable String parameter) {
    try {
      return new Limit(parameter == null ? USUAL : Integer.parseInt(parameter));
    } catch (NumberFormatException _) {
      throw refused(String.valueOf(parameter));
    }
  }

  /// One more than shown, to know whether anything follows.
  public int andOneMore() {
    return value + 1;
  }

  private static ProblemException refused(String found) {
    return ProblemException.invalid(
        "limit", "expected a whole number from 1 to %d, but found %s".formatted(MOST, found));
  }
}
