package imagefactory.jobs.api;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import imagefactory.kit.problem.ProblemException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/// Reads a body as JSON and nothing looser: every field once, nothing behind the end, no endless
/// nesting. What is wrong is the caller's mistake, whatever Jackson calls it.
@Provider
@Consumes(MediaType.APPLICATION_JSON)
public final class Documents implements MessageBodyReader<JsonNode> {
  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  @Override
  public boolean isReadable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
    return type == JsonNode.class;
  }

  @Override
  public @Nullable JsonNode readFrom(
      Class<JsonNode> type,
      Type generic,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream body)
      throws IOException {
    return read(body.readAllBytes());
  }

  /// Nothing is no document.
  static @Nullable JsonNode read(byte[] body) throws IOException {
    try {
      JsonNode document = STRICT.readTree(body);
      return document.isMissingNode() ? null : document;
    } catch (StreamConstraintsException e) {
      throw refused("a number, a name or the nesting is over the limit", e);
    } catch (JacksonException e) {
      throw refused(
          e.getOriginalMessage().startsWith("Duplicate field") ? "a field comes twice" : null, e);
    }
  }

  /// Nothing of the body is repeated: it may hold a secret.
  private static ProblemException refused(@Nullable String why, JacksonException e) {
    JsonLocation at = e.getLocation();
    String place =
        at == null ? "" : " (line %d, column %d)".formatted(at.getLineNr(), at.getColumnNr());
    return new ProblemException(
        400,
        "invalid_json",
        why == null ? "the body is not JSON" + place : "the body is refused: " + why + place);
  }
}
