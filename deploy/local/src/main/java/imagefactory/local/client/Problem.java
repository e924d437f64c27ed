package imagefactory.local.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A service's refusal, as RFC 9457 writes it.
@JsonIgnoreProperties(ignoreUnknown = true)
public record Problem(
    @Nullable String title,
    int status,
    @Nullable String detail,
    @Nullable String code,
    @Nullable List<FieldError> errors) {

  /// One field of the input that is at fault.
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record FieldError(String field, String message) {}

  public Problem {
    errors = errors == null ? List.of() : List.copyOf(errors);
  }

  /// Each field on a line of its own; without fields the detail, or at least the title.
  public String text() {
    if (errors != null && !errors.isEmpty()) {
      return errors.stream()
          .map(error -> error.field() + ": " + error.message())
          .collect(Collectors.joining("\n"));
    }
    if (detail != null && !detail.isBlank()) {
      return detail;
    }
    return title == null ? "status " + status : title;
  }
}
