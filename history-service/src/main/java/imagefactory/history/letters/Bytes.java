package imagefactory.history.letters;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Bytes as JSON can say them: as text where they are text, as base64 where they are not.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Bytes(@Nullable String text, @Nullable String base64) {
  public Bytes {
    if (text != null && base64 != null) {
      throw new IllegalArgumentException("expected text or base64, found both");
    }
    if (base64 != null) {
      decoded(base64);
    }
  }

  public static Bytes of(byte[] bytes) {
    return textOf(bytes)
        .map(text -> new Bytes(text, null))
        .orElseGet(() -> new Bytes(null, Base64.getEncoder().encodeToString(bytes)));
  }

  /// Null where neither is said.
  byte @Nullable [] bytes() {
    if (text != null) {
      return text.getBytes(UTF_8);
    }
    return base64 == null ? null : decoded(base64);
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("expected base64: " + e.getMessage(), e);
    }
  }

  /// PostgreSQL keeps no NUL in a text.
  private static Optional<String> textOf(byte[] bytes) {
    try {
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.indexOf('\0') < 0 ? Optional.of(text) : Optional.empty();
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }
}
