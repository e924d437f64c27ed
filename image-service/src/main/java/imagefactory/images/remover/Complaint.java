package imagefactory.images.remover;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import imagefactory.kit.call.Outcome.Answered;
import imagefactory.kit.text.Quote;
import java.io.IOException;
import java.io.UncheckedIOException;

/// What the remover says against a picture: `{"errors": [{"title": …, "code": …}]}`.
final class Complaint {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Complaint() {}

  static String of(Answered answer) {
    return "the remover answered HTTP %d%s".formatted(answer.status(), Quote.after(title(answer)));
  }

  private static String title(Answered answer) {
    try {
      JsonNode first = JSON.readTree(answer.body()).path("errors").path(0);
      return first.path("title").asText("");
    } catch (JsonProcessingException _) {
      // Not its own words, perhaps those of something between us.
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory failed", e);
    }
  }
}
