package imagefactory.kit.security;

import imagefactory.kit.problem.Problem;
import imagefactory.kit.problem.ProblemsBeforeRest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Without a login the browser is the door: a page from elsewhere could let it call us, by its own
/// name (Origin) or by a name of its own that it points at this machine (DNS rebinding, seen in
/// Host). Both are refused.
@Singleton
public final class NoForeignPage {
  private final Access access;

  NoForeignPage(Access access) {
    this.access = access;
  }

  void route(@Observes Router router) {
    if (access.isLocal()) {
      router.route().order(Integer.MIN_VALUE).handler(this::check);
    }
  }

  private void check(RoutingContext rc) {
    Optional<String> refusal =
        refusal(rc.request().authority(), rc.request().getHeader(HttpHeaders.ORIGIN));
    if (refusal.isPresent()) {
      ProblemsBeforeRest.write(rc, Problem.of(403, "foreign_page", refusal.get(), List.of()));
    } else {
      rc.next();
    }
  }

  static Optional<String> refusal(@Nullable HostAndPort host, @Nullable String origin) {
    if (host == null || !isLoopback(host.host())) {
      return Optional.of("expected a loopback name as Host, for the service has no login");
    }
    if (origin != null && !isLoopback(hostOf(origin))) {
      return Optional.of("expected no Origin or one on loopback, for the service has no login");
    }
    return Optional.empty();
  }

  private static String hostOf(String origin) {
    try {
      String host = new URI(origin).getHost();
      return host == null ? "" : host;
    } catch (URISyntaxException _) {
      return "";
    }
  }

  /// By its spelling: nothing is resolved, for resolving is what an attacker controls.
  private static boolean isLoopback(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return name.equals("localhost")
        || name.equals("[::1]")
        || name.equals("::1")
        || name.matches("127(\\.\\d{1,3}){3}");
  }
}
