package imagefactory.verdicts.verdict;

/// Judges one thing about an image.
public interface Inspector {
  Sheet sheet();

  /// Whether the order gives it something to judge, and its settings allow it to.
  boolean wantedBy(Order order);

  Verdict inspect(Order order, Measurements measurements);
}
