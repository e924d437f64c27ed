package imagefactory.jobs.writer;

import java.net.URI;
import java.util.regex.Pattern;

/// Checks at the start what would otherwise fail in each call.
final class Access {
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]+");

  private Access() {}

  static void check(WriterSettings settings) {
    settings.url().ifPresent(Access::check);
    if (settings.url().isPresent() != settings.model().isPresent()) {
      throw new IllegalStateException(
          "expected both FACTORY_WRITER_URL and FACTORY_WRITER_MODEL, or neither");
    }
    // The value is not repeated, whatever it is.
    if (settings.key().filter(key -> !KEY.matcher(key).matches()).isPresent()) {
      throw new IllegalStateException(
          "expected FACTORY_WRITER_KEY without blanks and control characters");
    }
  }

  /// The url is told in the log, so it must not carry a login.
  private static void check(URI url) {
    boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    if (!http || url.getHost() == null || url.getUserInfo() != null || url.getQuery() != null) {
      throw new IllegalStateException(
          "expected FACTORY_WRITER_URL like https://host/v1, without a login or a query");
    }
  }
}
