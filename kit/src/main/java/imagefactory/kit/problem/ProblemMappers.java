package imagefactory.kit.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.opentelemetry.api.trace.Span;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/// What REST throws becomes a problem. Nothing of an unexpected failure goes out but its trace id.
public final class ProblemMappers {
  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

  @ServerExceptionMapper
  public Response ours(ProblemException e) {
    return e.problem().response();
  }

  /// Of REST itself (404, 405, 406, 413, 415) and of code that throws it by name.
  @ServerExceptionMapper
  public Response web(WebApplicationException e) {
    if (e.getCause() instanceof JacksonException json) {
      return JsonProblems.of(json).response();
    }
    if (e.getCause() instanceof ProblemException ours) {
      return ours.problem().response();
    }
    int status = e.getResponse().getStatus();
    if (status < 400) {
      return e.getResponse();
    }
    if (status >= 500) {
      return unexpected(e, status);
    }
    var answer =
        Response.fromResponse(Problem.of(status, code(status), detail(e), List.of()).response());
    copy(e, answer, HttpHeaders.ALLOW);
    copy(e, answer, HttpHeaders.RETRY_AFTER);
    copy(e, answer, HttpHeaders.WWW_AUTHENTICATE);
    return answer.build();
  }

  private static void copy(WebApplicationException e, Response.ResponseBuilder to, String header) {
    String value = e.getResponse().getHeaderString(header);
    if (value != null) {
      to.header(header, value);
    }
  }

  /// REST's own messages repeat the status or name Java types; with a cause they tell of the
  /// inside.
  private static @Nullable String detail(WebApplicationException e) {
    String message = e.getMessage();
    return e.getCause() != null || message == null || message.startsWith("HTTP ") ? null : message;
  }

  static String code(int status) {
    return switch (status) {
      case 400 -> "bad_request";
      case 401 -> "unauthorized";
      case 403 -> "forbidden";
      case 404 -> "not_found";
      case 405 -> "method_not_allowed";
      case 406 -> "not_acceptable";
      case 409 -> "conflict";
      case 412 -> "precondition_failed";
      case 413 -> "body_too_large";
      case 415 -> "unsupported_media_type";
      case 416 -> "range_not_satisfiable";
      case 422 -> "unprocessable";
      case 428 -> "precondition_required";
      case 429 -> "too_many_requests";
      case 503 -> "unavailable";
      default -> status < 500 ? "http_" + status : "internal";
    };
  }

  @ServerExceptionMapper
  public Response json(MismatchedInputException e) {
    return JsonProblems.of(e).response();
  }

  @ServerExceptionMapper
  public Response violations(ConstraintViolationException e) {
    List<FieldError> errors =
        e.getConstraintViolations().stream()
            .map(v -> new FieldError(field(v), v.getMessage()))
            .sorted(Comparator.comparing(FieldError::field).thenComparing(FieldError::message))
            .toList();
    return ProblemException.invalid(errors).problem().response();
  }

  /// `submit.request.name` is `name` to the caller.
  private static String field(ConstraintViolation<?> v) {
    String[] parts = v.getPropertyPath().toString().split("\\.", 3);
    return parts[parts.length - 1];
  }

  @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
  public Response unauthorized() {
    return Response.fromResponse(Problem.of(401, code(401), "log in first", List.of()).response())
        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
        .build();
  }

  @ServerExceptionMapper(ForbiddenException.class)
  public Response forbidden() {
    return Problem.of(403, code(403), "your roles do not allow this", List.of()).response();
  }

  @ServerExceptionMapper
  public Response unexpected(Throwable e) {
    return unexpected(e, 500);
  }

  private static Response unexpected(Throwable e, int status) {
    LOG.errorf(e, "request failed with %d", status);
    var span = Span.current().getSpanContext();
    return Problem.of(
            status, code(status), "it failed here, not with you; the log knows more", List.of())
        .traced(span.isValid() ? span.getTraceId() : null)
        .response();
  }
}
