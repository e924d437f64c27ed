package imagefactory.kit.call;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where an outside service is and the key to it, as the environment gives them. Checked once, at
/// the start, instead of failing in each call. The url is told in logs, the key nowhere.
public final class Endpoint {
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]+");

  private final URI url;
  private final Optional<String> key;

  /// The variables are named so: `FACTORY_X` for `FACTORY_X_URL` and `FACTORY_X_KEY`.
  public Endpoint(String variables, URI url, Optional<String> key) {
    boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    boolean plain = url.getUserInfo() == null && url.getQuery() == null;
    if (!http || url.getHost() == null || !plain) {
      throw new IllegalStateException(
          "expected %s_URL like https://host/v1, without a login or a query".formatted(variables));
    }
    if (key.filter(value -> !KEY.matcher(value).matches()).isPresent()) {
      throw new IllegalStateException(
          "expected %s_KEY without blanks and control characters".formatted(variables));
    }
    this.url = URI.create(url.toString().replaceAll("/+$", ""));
    this.key = key;
  }

  public URI url() {
    return url;
  }

  public Optional<String> key() {
    return key;
  }

  /// The path begins with a slash and is written as a URI has it.
  public URI at(String path) {
    return URI.create(url + path);
  }

  @Override
  public String toString() {
    return url.toString();
  }
}
