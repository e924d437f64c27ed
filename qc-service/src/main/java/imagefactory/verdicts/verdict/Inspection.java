package imagefactory.verdicts.verdict;

/// How looking at a file ended.
public sealed interface Inspection {

  record Measured(Measurements measurements) implements Inspection {}

  /// There is nothing to measure and never will be.
  record Unmeasurable(String code, String reason) implements Inspection {}

  /// The file could not be read this time; the next time it may.
  record Unreadable(String reason, Exception cause) implements Inspection {}
}
