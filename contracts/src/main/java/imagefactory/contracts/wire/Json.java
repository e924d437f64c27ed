package imagefactory.contracts.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// JSON as it is in messages: camelCase, RFC 3339 times, lower-case constants, absent instead of
/// null. Readers ignore fields that they do not know.
public final class Json {
  private static final JsonSetter.Value EMPTY = JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY);
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(new Timestamps())
          .addModule(new LowerCaseEnums())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .withConfigOverride(List.class, c -> c.setSetterInfo(EMPTY))
          .withConfigOverride(Map.class, c -> c.setSetterInfo(EMPTY))
          .build();

  private Json() {}

  public static byte[] write(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write a " + value.getClass().getName(), e);
    }
  }

  public static String text(Object value) {
    return new String(write(value), StandardCharsets.UTF_8);
  }

  /// Reads what this house wrote itself; anything else is a bug or a broken database.
  public static <T> T readOwn(String json, Class<T> type) {
    try {
      return read(json.getBytes(StandardCharsets.UTF_8), type);
    } catch (UnreadableException e) {
      throw new IllegalStateException("expected a stored " + type.getSimpleName(), e);
    }
  }

  static <T> T read(byte[] json, Class<T> type) throws UnreadableException {
    try {
      T value = MAPPER.readValue(json, type);
      if (value == null) {
        throw new UnreadableException("expected a " + type.getSimpleName() + ", found null");
      }
      Complete.check(value);
      return value;
    } catch (IOException e) {
      throw new UnreadableException(reason(e));
    }
  }

  static ObjectMapper mapper() {
    return MAPPER;
  }

  /// Without Jackson's excerpt of the source, which may be anything.
  static String reason(IOException e) {
    return e instanceof JacksonException json
        ? "not the expected JSON: " + json.getOriginalMessage()
        : "not the expected JSON: " + e.getMessage();
  }

  /// The bytes are not what they should be, in words for the dead letter.
  static final class UnreadableException extends Exception {
    UnreadableException(String message) {
      super(message);
    }
  }
}
