package imagefactory.jobs.writer;

import imagefactory.kit.call.Endpoint;
import java.util.Optional;

/// Checks at the start what would otherwise fail in each call.
final class Access {
  private Access() {}

  static Optional<Endpoint> checked(WriterSettings settings) {
    if (settings.url().isPresent() != settings.model().isPresent()) {
      throw new IllegalStateException(
          "expected both FACTORY_WRITER_URL and FACTORY_WRITER_MODEL, or neither");
    }
    return settings.url().map(url -> new Endpoint("FACTORY_WRITER", url, settings.key()));
  }
}
