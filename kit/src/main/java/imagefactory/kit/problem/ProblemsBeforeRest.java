package imagefactory.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Answers what fails before REST sees it. Quarkus refuses a declared length over the limit with a
/// bare 413, so this route is earlier. A chunked body over the limit is noticed while it is read;
/// there Quarkus itself ends the response, so its 413 stays bare.
@Singleton
public final class ProblemsBeforeRest {
  private static final JsonMapper JSON = new JsonMapper();

  private final long bodyLimit;

  ProblemsBeforeRest(
      @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize bodyLimit) {
    this.bodyLimit = bodyLimit.asLongValue();
  }

  void route(@Observes Router router) {
    router
        .route()
        .order(Integer.MIN_VALUE + 1)
        .handler(rc -> {
          if (isTooLarge(rc.request().getHeader(HttpHeaders.CONTENT_LENGTH))) {
            tooLarge(rc);
          } else {
            rc.next();
          }
        });
  }

  private boolean isTooLarge(@Nullable String contentLength) {
    try {
      return contentLength != null && Long.parseLong(contentLength) > bodyLimit;
    } catch (NumberFormatException _) {
      return false; // the server refuses it as a bad request
    }
  }

  /// The rest of the body is not read, so the connection cannot be used again.
  private void tooLarge(RoutingContext rc) {
    rc.response().putHeader(HttpHeaders.CONNECTION, "close");
    write(
        rc,
        Problem.of(
            413,
            ProblemMappers.code(413),
            "expected at most %d bytes in the body".formatted(bodyLimit),
            List.of()));
  }

  public static void write(RoutingContext rc, Problem problem) {
    try {
      rc.response()
          .setStatusCode(problem.status())
          .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
          .end(JSON.writeValueAsString(problem));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a problem is always JSON", e);
    }
  }
}
