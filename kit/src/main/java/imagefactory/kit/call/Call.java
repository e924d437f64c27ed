package imagefactory.kit.call;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One request, how long it may take from the connection to the last byte, and how long its answer
/// may be. As a text it has neither headers nor query, since keys stand there.
public record Call(
    String method,
    URI uri,
    Map<String, String> headers,
    @Nullable Body body,
    Duration within,
    int mostBytes) {
  private static final Pattern VISIBLE = Pattern.compile("[\\x20-\\x7e]*");

  public Call {
    headers = Map.copyOf(headers);
    headers.forEach((name, value) -> {
      // The value is not repeated, whatever it is.
      if (!VISIBLE.matcher(value).matches()) {
        throw new IllegalArgumentException("expected header %s in ASCII".formatted(name));
      }
    });
    if (within.isNegative() || within.isZero() || mostBytes < 1) {
      throw new IllegalArgumentException(
          "expected time and room for an answer, found %s and %d bytes"
              .formatted(within, mostBytes));
    }
  }

  public static Call get(URI uri, Duration within, int mostBytes) {
    return new Call("GET", uri, Map.of(), null, within, mostBytes);
  }

  public static Call post(URI uri, Body body, Duration within, int mostBytes) {
    return new Call("POST", uri, Map.of(), body, within, mostBytes);
  }

  public Call with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Call(method, uri, more, body, within, mostBytes);
  }

  @Override
  public String toString() {
    return "%s %s://%s%s".formatted(method, uri.getScheme(), uri.getHost(), uri.getPath());
  }
}
