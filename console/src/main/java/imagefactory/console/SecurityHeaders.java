package imagefactory.console;

import io.vertx.core.http.HttpServerResponse;
import java.util.Map;

/// What the page is allowed: its own scripts and styles, none of them inline, and calls to the
/// configured services. Markup from text is impossible, for only Lit's templates may set any. It
/// holds for all that the page loads, so that a hundred small files need not repeat it.
final class SecurityHeaders {
  private final Map<String, String> ofPage;

  SecurityHeaders(Origins origins) {
    ofPage =
        Map.of(
            "Content-Security-Policy", policy(origins),
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "same-origin",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Permissions-Policy", "camera=(), geolocation=(), microphone=()");
  }

  void onPage(HttpServerResponse response) {
    ofPage.forEach(response::putHeader);
    onFile(response);
  }

  void onFile(HttpServerResponse response) {
    response.putHeader("X-Content-Type-Options", "nosniff");
  }

  private static String policy(Origins origins) {
    return String.join(
        "; ",
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' " + origins.images(),
        "connect-src 'self' %s %s %s"
            .formatted(origins.jobs(), origins.images(), origins.quality()),
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types lit-html");
  }
}
