package imagefactory.kit.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Says which field of a JSON body is at fault and what was expected there, in the caller's words,
/// not in Jackson's.
final class JsonProblems {
  private JsonProblems() {}

  static Problem of(JacksonException e) {
    return switch (e) {
      case UnrecognizedPropertyException u -> at(u, "unknown_field", "unknown field");
      case ValueInstantiationException v -> refusedByRecord(v);
      case InvalidTypeIdException t -> at(t, "validation", "unknown or missing kind");
      case InvalidFormatException f ->
          at(f, "validation", expected(f) + ", but found " + found(f.getValue()));
      case MismatchedInputException m -> at(m, "validation", expected(m));
      case JsonMappingException m when m.getCause() instanceof ProblemException p -> p.problem();
      default -> Problem.of(400, "invalid_json", "the body is not JSON" + place(e), List.of());
    };
  }

  /// Our records check themselves, and their messages are written for the caller.
  private static Problem refusedByRecord(ValueInstantiationException e) {
    return switch (e.getCause()) {
      case ProblemException p -> p.problem();
      case IllegalArgumentException i when i.getMessage() != null ->
          at(e, "validation", i.getMessage());
      case null, default -> at(e, "validation", "not allowed");
    };
  }

  private static Problem at(JsonMappingException e, String code, String message) {
    String field = e.getPath().stream().map(JsonProblems::step).collect(Collectors.joining("."));
    return field.isEmpty()
        ? Problem.of(400, code, message, List.of())
        : Problem.of(400, code, field + ": " + message, List.of(new FieldError(field, message)));
  }

  private static String step(JsonMappingException.Reference r) {
    return r.getFieldName() == null ? Integer.toString(r.getIndex()) : r.getFieldName();
  }

  private static String expected(MismatchedInputException e) {
    Class<?> type = e.getTargetType();
    if (type == null) {
      return "wrong type or missing value";
    }
    if (type.isEnum()) {
      return "expected one of " + Arrays.toString(type.getEnumConstants());
    }
    if (Number.class.isAssignableFrom(type) || (type.isPrimitive() && type != boolean.class)) {
      return "expected a number";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "expected true or false";
    }
    if (type == String.class) {
      return "expected a text";
    }
    if (type.isArray() || Iterable.class.isAssignableFrom(type)) {
      return "expected a list";
    }
    return type.getName().startsWith("java.")
        ? "expected a " + type.getSimpleName()
        : "expected an object";
  }

  private static String found(Object value) {
    String text = String.valueOf(value);
    return text.length() > 100 ? text.substring(0, 100) + "…" : text;
  }

  private static String place(JacksonException e) {
    var at = e.getLocation();
    return at == null ? "" : " (line %d, column %d)".formatted(at.getLineNr(), at.getColumnNr());
  }
}
