package imagefactory.kit.call;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Locale;

/// What came of a call.
public sealed interface Outcome {
  int TOO_MANY_REQUESTS = 429;
  int FIRST_OF_THE_SERVER = 500;

  /// A whole answer, whatever it says. Before `notBefore` is over the other side wants no further
  /// call; zero where it did not say.
  record Answered(int status, HttpHeaders headers, byte[] body, Duration notBefore)
      implements Outcome {
    public boolean ok() {
      return status / 100 == 2;
    }

    /// The same call may be answered otherwise later.
    public boolean passes() {
      return status == TOO_MANY_REQUESTS || status >= FIRST_OF_THE_SERVER;
    }

    /// The media type without its parameters; empty if there is none.
    public String type() {
      String type = headers.firstValue("Content-Type").orElse("");
      int end = type.indexOf(';');
      return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    public String text() {
      return new String(body, UTF_8);
    }

    @Override
    public String toString() {
      return "HTTP %d with %d bytes".formatted(status, body.length);
    }
  }

  /// There was no connection, so nobody knows of the call.
  record Unreachable(String why) implements Outcome {}

  /// The call may have arrived and had its effect; no whole answer came in time.
  record Unanswered(String why) implements Outcome {}

  /// The answer was longer than the call allows, and was not read to its end.
  record TooLarge(int mostBytes) implements Outcome {}
}
