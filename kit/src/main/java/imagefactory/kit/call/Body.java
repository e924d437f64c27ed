package imagefactory.kit.call;

import static java.nio.charset.StandardCharsets.UTF_8;

/// What is sent with a call.
public record Body(String type, byte[] bytes) {
  public static Body json(String json) {
    return new Body("application/json", json.getBytes(UTF_8));
  }

  @Override
  public String toString() {
    return "%s of %d bytes".formatted(type, bytes.length);
  }
}
