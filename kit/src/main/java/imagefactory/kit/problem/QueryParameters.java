package imagefactory.kit.problem;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// A query parameter that cannot be read is named in a 400; left to REST it would be a 404, which
/// is right for a path (such a thing is not there) and puzzling for a filter.
@Provider
public final class QueryParameters implements ParamConverterProvider {
  private record Reader(String expected, Function<String, ?> read) {}

  private static final Map<Class<?>, Reader> READERS =
      Map.of(
          Integer.class, new Reader("a whole number", Integer::valueOf),
          int.class, new Reader("a whole number", Integer::valueOf),
          Long.class, new Reader("a whole number", Long::valueOf),
          long.class, new Reader("a whole number", Long::valueOf),
          Boolean.class, new Reader("true or false", QueryParameters::truth),
          boolean.class, new Reader("true or false", QueryParameters::truth),
          UUID.class, new Reader("an id (UUID)", UUID::fromString),
          Instant.class, new Reader("a time like 2026-01-31T12:00:00Z", Instant::parse),
          LocalDate.class, new Reader("a day like 2026-01-31", LocalDate::parse));

  @Override
  public <T> @Nullable ParamConverter<T> getConverter(
      Class<T> type, Type genericType, Annotation[] annotations) {
    Optional<String> name = Arrays.stream(annotations).flatMap(QueryParameters::name).findFirst();
    Reader reader = type.isEnum() ? constant(type) : READERS.get(type);
    return name.isEmpty() || reader == null ? null : new Named<>(name.get(), reader);
  }

  /// Empty for a `@RestQuery` that is named by its parameter, which nobody tells us.
  private static Stream<String> name(Annotation annotation) {
    return switch (annotation) {
      case QueryParam standard -> Stream.of(standard.value());
      case RestQuery quarkus -> Stream.of(quarkus.value());
      default -> Stream.empty();
    };
  }

  private static boolean truth(String text) {
    return switch (text) {
      case "true" -> true;
      case "false", "0" -> false; // 0 is REST's own default of a primitive
      default -> throw new IllegalArgumentException(text);
    };
  }

  private static Reader constant(Class<?> type) {
    Object[] constants = type.getEnumConstants();
    return new Reader(
        "one of " + Arrays.toString(constants).toLowerCase(Locale.ROOT),
        text ->
            Arrays.stream(constants)
                .filter(c -> c.toString().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(text)));
  }

  private record Named<T>(String name, Reader reader) implements ParamConverter<T> {
    @Override
    @SuppressWarnings("unchecked") // the reader was chosen by this type
    public @Nullable T fromString(@Nullable String text) {
      if (text == null || text.isEmpty()) {
        return null;
      }
      try {
        return (T) reader.read().apply(text);
      } catch (RuntimeException _) {
        String message = "expected %s, but found %s".formatted(reader.expected(), text);
        throw name.isEmpty()
            ? new ProblemException(400, "validation", "query parameter: " + message)
            : ProblemException.invalid(name, message);
      }
    }

    @Override
    public String toString(T value) {
      return value.toString();
    }
  }
}
