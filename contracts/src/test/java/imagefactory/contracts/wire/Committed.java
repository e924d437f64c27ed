package imagefactory.contracts.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Compares what is made now with the file in the repository; `-Dgolden.update` writes it instead,
/// so that every change on the wire shows in a review.
final class Committed {
  private static final Path ROOT = Path.of(System.getProperty("basedir", "."));

  private Committed() {}

  static void same(String file, String now) {
    Path path = ROOT.resolve(file);
    try {
      if (Boolean.getBoolean("golden.update")) {
        Files.createDirectories(path.getParent());
        Files.writeString(path, now);
      }
      assertThat(path).as("committed; make it with -Dgolden.update").exists();
      assertThat(now).as(file).isEqualTo(Files.readString(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
