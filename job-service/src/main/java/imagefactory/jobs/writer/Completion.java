package imagefactory.jobs.writer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import imagefactory.jobs.form.Printable;
import imagefactory.jobs.form.Secrets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the model's answer. It should be an object with prompts; models also fence it, or leave
/// the object out.
final class Completion {
  private static final int LONGEST_PROMPT = 4_000;
  private static final int LONGEST_REASON = 200;
  private static final String FENCE = "```";
  private static final JsonMapper JSON = new JsonMapper();

  private Completion() {}

  static Reply read(byte[] body, int expected) {
    JsonNode choice;
    try {
      choice = JSON.readTree(body).path("choices").path(0);
    } catch (IOException _) {
      return new Reply.BadAnswer("expected JSON");
    }
    JsonNode message = choice.path("message");
    if (message.path("refusal").isTextual()) {
      return new Reply.Refused("the model declined to write about these keywords");
    }
    return switch (choice.path("finish_reason").asText()) {
      case "content_filter" -> new Reply.Refused("the model's content filter stopped the answer");
      case "length" -> new Reply.BadAnswer("the answer was cut off");
      default ->
          message.path("content").isTextual()
              ? content(message.path("content").asText(), expected)
              : new Reply.BadAnswer("expected a message with content");
    };
  }

  private static Reply content(String content, int expected) {
    JsonNode answer;
    try {
      answer = JSON.readTree(unfenced(content.strip()));
    } catch (JsonProcessingException _) {
      return new Reply.BadAnswer("expected JSON as the message");
    }
    JsonNode prompts = answer.isArray() ? answer : answer.path("prompts");
    if (!prompts.isArray()) {
      return new Reply.BadAnswer("expected a list of prompts");
    }
    if (prompts.size() != expected) {
      return new Reply.BadAnswer(
          "expected %d prompts, found %d".formatted(expected, prompts.size()));
    }
    List<String> written = new ArrayList<>();
    for (JsonNode each : prompts) {
      String mistake = mistake(each);
      if (mistake != null) {
        return new Reply.BadAnswer("prompt %d: %s".formatted(written.size() + 1, mistake));
      }
      written.add(each.asText().strip());
    }
    return new Reply.Written(written);
  }

  /// Without the line that opens a block of code and the one that closes it.
  private static String unfenced(String content) {
    int firstLine = content.indexOf('\n');
    return content.startsWith(FENCE) && content.endsWith(FENCE) && firstLine > 0
        ? content.substring(firstLine, content.length() - FENCE.length())
        : content;
  }

  private static @Nullable String mistake(JsonNode prompt) {
    if (!prompt.isTextual()) {
      return "expected a text";
    }
    String text = prompt.asText().strip();
    if (text.isEmpty()) {
      return "expected a text, found nothing but blanks";
    }
    if (text.length() > LONGEST_PROMPT) {
      return "expected at most %d characters, found %d".formatted(LONGEST_PROMPT, text.length());
    }
    return Printable.not(text) ? Printable.EXPECTED : null;
  }

  /// The reason that an error answer gives, if it has one that may be repeated.
  static String reason(byte[] body) {
    try {
      JsonNode error = JSON.readTree(body).path("error");
      String message = (error.isTextual() ? error : error.path("message")).asText();
      boolean repeatable = !message.isBlank() && !Printable.not(message) && !Secrets.is(message);
      return repeatable
          ? ": " + message.substring(0, Math.min(message.length(), LONGEST_REASON))
          : "";
    } catch (IOException _) {
      return "";
    }
  }
}
