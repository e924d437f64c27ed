package imagefactory.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The console's door. A browser that asks for a page gets the page, whatever the address, for it
/// is the page that knows its addresses; what belongs to the services is left to them.
@Singleton
public final class ConsoleRoutes {
  /// Ahead of REST, which would answer 404.
  private static final int BEFORE_REST = 100;

  private static final List<String> OF_THE_SERVICE = List.of("/api/", "/q/", "/openapi");
  private static final String FILES = "/console/";
  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  private final Supplier<Assets> assets = new Once<>(Assets::load);
  private final SecurityHeaders security;
  private final Buffer config;

  ConsoleRoutes(ConsoleSettings settings) throws JsonProcessingException {
    Origins origins = Origins.of(settings);
    security = new SecurityHeaders(origins);
    config = Buffer.buffer(new JsonMapper().writeValueAsBytes(origins));
  }

  void route(@Observes Router router) {
    router.get("/console/config.json").order(BEFORE_REST).handler(this::config);
    router.get(FILES + "*").order(BEFORE_REST + 1).handler(this::file);
    router.get().order(BEFORE_REST + 2).handler(this::page);
    router.head().order(BEFORE_REST + 2).handler(this::page);
  }

  private void config(RoutingContext rc) {
    rc.response()
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end(config);
  }

  private void file(RoutingContext rc) {
    String path = rc.normalizedPath().substring(FILES.length());
    String folder = assets.get().version() + "/";
    var asset =
        path.startsWith(folder)
            ? assets.get().find(path.substring(folder.length()))
            : Optional.<Asset>empty();
    if (asset.isPresent()) {
      security.onFile(rc.response());
      send(rc, asset.get(), FOR_EVER);
    } else {
      rc.response().setStatusCode(404).end();
    }
  }

  private void page(RoutingContext rc) {
    if (!isPage(rc)) {
      rc.next();
      return;
    }
    security.onPage(rc.response());
    send(rc, assets.get().page(), "no-cache");
  }

  private static boolean isPage(RoutingContext rc) {
    String path = rc.normalizedPath();
    String accept = rc.request().getHeader(HttpHeaders.ACCEPT);
    return OF_THE_SERVICE.stream().noneMatch(path::startsWith)
        && accept != null
        && accept.contains("text/html");
  }

  private void send(RoutingContext rc, Asset asset, String cache) {
    HttpServerResponse response = rc.response();
    response
        .putHeader(HttpHeaders.CONTENT_TYPE, asset.mediaType())
        .putHeader(HttpHeaders.CACHE_CONTROL, cache)
        .putHeader(HttpHeaders.VARY, "Accept, Accept-Encoding");
    String accepted = rc.request().getHeader(HttpHeaders.ACCEPT_ENCODING);
    boolean gzip = accepted != null && accepted.contains("gzip");
    byte[] body = gzip ? asset.gzipped() : asset.plain();
    if (gzip) {
      response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
    }
    if (rc.request().method().equals(HttpMethod.HEAD)) {
      response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length)).end();
    } else {
      response.end(Buffer.buffer(body));
    }
  }
}
