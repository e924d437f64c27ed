package imagefactory.kit.problem;

import java.util.List;

/// Ends a request with a problem the caller can understand. For the doors only: a decision answers
/// with a value.
public final class ProblemException extends RuntimeException {
  private final transient Problem problem;

  public ProblemException(int status, String code, String detail) {
    this(status, code, detail, List.of());
  }

  public ProblemException(int status, String code, String detail, List<FieldError> errors) {
    super(detail);
    this.problem = Problem.of(status, code, detail, errors);
  }

  public static ProblemException notFound(String detail) {
    return new ProblemException(404, "not_found", detail);
  }

  public static ProblemException invalid(String field, String message) {
    return invalid(List.of(new FieldError(field, message)));
  }

  public static ProblemException invalid(List<FieldError> errors) {
    return new ProblemException(400, "validation", "the request is not valid, see errors", errors);
  }

  public Problem problem() {
    return problem;
  }
}
