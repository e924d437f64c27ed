package imagefactory.images.imaging;

import imagefactory.pixels.Engine;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// The engines that a test can be run with here.
final class Engines {
  static final Engine JDK = Engine.ofJdk("a test asks for it");

  private Engines() {}

  static Stream<Engine> all() {
    return Stream.concat(Stream.of(JDK), found().stream());
  }

  /// Skips the test where the build found no libvips.
  static Engine vips() {
    Assumptions.assumeTrue(found().isPresent(), () -> Engine.here().description());
    return found().orElseThrow();
  }

  private static Optional<Engine> found() {
    return Optional.of(Engine.here()).filter(engine -> !engine.limited());
  }
}
