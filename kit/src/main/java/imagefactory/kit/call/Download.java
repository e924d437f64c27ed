package imagefactory.kit.call;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A file to fetch from an address that somebody else gave us. Where the trusted endpoint is, it
/// may come from, whatever the address; from elsewhere only if that is on the internet at large.
public record Download(
    URI from, Set<String> types, Optional<Endpoint> trusted, Duration within, int mostBytes) {
  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;

  public Download {
    types = Set.copyOf(types);
  }

  boolean trusts(URI uri) {
    return trusted.map(Endpoint::url).filter(url -> place(url).equals(place(uri))).isPresent();
  }

  private static String place(URI uri) {
    return "%s://%s:%d"
        .formatted(uri.getScheme(), String.valueOf(uri.getHost()), port(uri))
        .toLowerCase(Locale.ROOT);
  }

  static int port(URI uri) {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return secure(uri) ? HTTPS_PORT : HTTP_PORT;
  }

  static boolean secure(URI uri) {
    return "https".equalsIgnoreCase(uri.getScheme());
  }
}
