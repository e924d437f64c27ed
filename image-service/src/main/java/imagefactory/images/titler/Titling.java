package imagefactory.images.titler;

import imagefactory.contracts.Description;

/// What came of showing a picture to the model.
public sealed interface Titling {
  record Titled(Description words) implements Titling {}

  /// No words came, and asking again would not help now.
  record Untitled(String why) implements Titling {}
}
