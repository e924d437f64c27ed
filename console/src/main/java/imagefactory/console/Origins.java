package imagefactory.console;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/// The addresses that the page may talk to besides its own. They stand in a header, so nothing but
/// an origin is taken.
record Origins(String jobs, String images, String quality) {
  private static final Set<String> SCHEMES = Set.of("http", "https");

  Origins {
    check("factory.console.jobs", jobs);
    check("factory.console.images", images);
    check("factory.console.quality", quality);
  }

  static Origins of(ConsoleSettings settings) {
    return new Origins(settings.jobs(), settings.images(), settings.quality());
  }

  private static void check(String name, String value) {
    if (!isOrigin(value)) {
      throw new IllegalArgumentException(
          "%s: expected an origin such as https://jobs.example, but found '%s'"
              .formatted(name, value));
    }
  }

  private static boolean isOrigin(String value) {
    try {
      URI uri = new URI(value);
      return uri.getHost() != null
          && SCHEMES.contains(uri.getScheme())
          && value.equals(uri.getScheme() + "://" + uri.getAuthority())
          && uri.getUserInfo() == null;
    } catch (URISyntaxException _) {
      return false;
    }
  }
}
