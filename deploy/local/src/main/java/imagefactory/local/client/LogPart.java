package imagefactory.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Some lines of a job's log, and the place after them.
public record LogPart(List<String> lines, @Nullable String place) {

  public LogPart {
    lines = List.copyOf(lines);
  }

  /// As the log file itself has it.
  static String line(JsonNode entry) {
    var line = new StringBuilder();
    line.append(entry.path("timestamp").asText()).append(' ');
    line.append("%-5s ".formatted(entry.path("level").asText().toUpperCase(Locale.ROOT)));
    line.append(entry.path("stepName").asText(""));
    if (entry.path("imageIndex").isInt()) {
      line.append(" #").append(entry.path("imageIndex").asInt() + 1);
    }
    line.append(": ").append(entry.path("message").asText());
    if (entry.path("durationMs").isIntegralNumber()) {
      line.append(" (").append(entry.path("durationMs").asLong()).append(" ms)");
    }
    if (entry.path("errorCode").isTextual()) {
      line.append(" [").append(entry.path("errorCode").asText()).append(']');
    }
    return line.toString();
  }
}
