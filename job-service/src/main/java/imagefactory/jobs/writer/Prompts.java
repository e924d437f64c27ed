package imagefactory.jobs.writer;

import com.fasterxml.jackson.databind.JsonNode;
import imagefactory.kit.chat.ChatReply;
import imagefactory.kit.text.Printable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads prompts from the model's reply. It should be an object with prompts; models also leave the
/// object out.
final class Prompts {
  private static final int LONGEST_PROMPT = 4_000;

  private Prompts() {}

  static Reply of(ChatReply reply, int expected) {
    return switch (reply) {
      case ChatReply.Said(var answer) -> read(answer, expected);
      case ChatReply.BadAnswer(var why) -> new Reply.BadAnswer(why);
      case ChatReply.Unavailable(var why, var notBefore) -> new Reply.Unavailable(why, notBefore);
      case ChatReply.Declined() ->
          new Reply.Refused("the model declined to write about these keywords");
      case ChatReply.Refused(var why) -> new Reply.Refused(why);
    };
  }

  private static Reply read(JsonNode answer, int expected) {
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
}
