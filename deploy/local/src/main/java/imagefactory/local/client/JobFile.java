package imagefactory.local.client;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A job file is the body of `POST /api/v1/jobs`, as JSON or YAML. The service checks what it says;
/// this only reads it.
public final class JobFile {

  private static final long BIGGEST = 10L << 20;

  private JobFile() {}

  public static JsonNode read(Path file) throws Unreadable {
    try {
      if (!Files.isRegularFile(file)) {
        throw new Unreadable("expected a job file, but there is no " + file);
      }
      if (Files.size(file) > BIGGEST) {
        throw new Unreadable("expected a job file of at most 10 MB, but found a bigger " + file);
      }
      JsonNode content = mapper(file).readTree(Files.readAllBytes(file));
      if (!content.isObject()) {
        throw new Unreadable("%s: expected fields such as 'settings'".formatted(file));
      }
      return content;
    } catch (JsonProcessingException e) {
      throw new Unreadable(place(file, e.getLocation()) + ": " + reason(e));
    } catch (IOException e) {
      throw new Unreadable("cannot read %s: %s".formatted(file, e.getMessage()));
    }
  }

  private static String place(Path file, @Nullable JsonLocation at) {
    return at == null
        ? file.toString()
        : "%s, line %d, column %d".formatted(file, at.getLineNr(), at.getColumnNr());
  }

  /// The parsers say what they were at in one line, what they expected in another, and quote much
  /// of the file between.
  private static String reason(JsonProcessingException e) {
    var lines = e.getOriginalMessage().lines().map(String::strip).toList();
    return Stream.concat(
            lines.stream().limit(1),
            lines.stream().skip(1).filter(line -> line.startsWith("expected")).limit(1))
        .collect(Collectors.joining(", "));
  }

  private static ObjectMapper mapper(Path file) {
    return file.toString().endsWith(".json") ? new JsonMapper() : new YAMLMapper();
  }

  /// The file is not one; the message says where.
  public static final class Unreadable extends Exception {
    Unreadable(String message) {
      super(message);
    }
  }
}
