package imagefactory.images.filestore;

import java.io.IOException;

/// Under a key lies another file than the one that was put there: a bit flipped, or somebody wrote.
/// A picture may well decode with some of its bits flipped.
public final class AnotherFile extends IOException {
  private static final long serialVersionUID = 1;

  AnotherFile(String key, String expected, String found) {
    super("expected %s with hash %s, found %s".formatted(key, expected, found));
  }
}
