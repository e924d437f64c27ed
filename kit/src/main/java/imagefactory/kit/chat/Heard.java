package imagefactory.kit.chat;

/// What came of asking, in the end.
public sealed interface Heard<T> {
  record Answer<T>(T answer) implements Heard<T> {}

  /// No answer came that can be used, and asking again would not help now.
  record Silence<T>(String why) implements Heard<T> {}
}
