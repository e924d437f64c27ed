package imagefactory.kit.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A problem document (RFC 9457). `code` is what programs go by; `traceId` is what to look for in
/// the log.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({"type", "title", "status", "detail", "code", "errors", "traceId"})
public record Problem(
    String type,
    String title,
    int status,
    @Nullable String detail,
    String code,
    List<FieldError> errors,
    @Nullable String traceId) {
  public static final String MEDIA_TYPE = "application/problem+json";

  /// No pages describe our problems, and RFC 9457 has this for the case: the status says what the
  /// title is.
  private static final String NO_PAGE = "about:blank";

  public Problem {
    errors = List.copyOf(errors);
  }

  public static Problem of(
      int status, String code, @Nullable String detail, List<FieldError> errors) {
    return new Problem(NO_PAGE, title(status), status, detail, code, errors, null);
  }

  Problem traced(@Nullable String traceId) {
    return new Problem(type, title, status, detail, code, errors, traceId);
  }

  private static String title(int status) {
    Response.Status known = Response.Status.fromStatusCode(status);
    return known == null ? "HTTP " + status : known.getReasonPhrase();
  }

  public Response response() {
    return Response.status(status).entity(this).type(MediaType.valueOf(MEDIA_TYPE)).build();
  }
}
