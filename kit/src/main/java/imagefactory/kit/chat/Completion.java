package imagefactory.kit.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import imagefactory.kit.text.Quote;
import java.io.IOException;

/// Reads what a chat endpoint answers.
public final class Completion {
  private static final String FENCE = "```";
  private static final JsonMapper JSON = new JsonMapper();

  private Completion() {}

  public static ChatReply read(byte[] body) {
    JsonNode choice;
    try {
      choice = JSON.readTree(body).path("choices").path(0);
    } catch (IOException _) {
      return new ChatReply.BadAnswer("expected JSON");
    }
    JsonNode message = choice.path("message");
    if (message.path("refusal").isTextual()) {
      return new ChatReply.Declined();
    }
    return switch (choice.path("finish_reason").asText()) {
      case "content_filter" ->
          new ChatReply.Refused("the model's content filter stopped the answer");
      case "length" -> new ChatReply.BadAnswer("the answer was cut off");
      default ->
          message.path("content").isTextual()
              ? content(message.path("content").asText())
              : new ChatReply.BadAnswer("expected a message with content");
    };
  }

  private static ChatReply content(String content) {
    try {
      return new ChatReply.Said(JSON.readTree(unfenced(content.strip())));
    } catch (JsonProcessingException _) {
      return new ChatReply.BadAnswer("expected JSON as the message");
    }
  }

  /// Without the line that opens a block of code and the one that closes it.
  private static String unfenced(String content) {
    int firstLine = content.indexOf('\n');
    return content.startsWith(FENCE) && content.endsWith(FENCE) && firstLine > 0
        ? content.substring(firstLine, content.length() - FENCE.length())
        : content;
  }

  /// The reason that an error answer gives, if it has one that may be repeated.
  static String reason(byte[] body) {
    try {
      JsonNode error = JSON.readTree(body).path("error");
      return Quote.after((error.isTextual() ? error : error.path("message")).asText());
    } catch (IOException _) {
      return "";
    }
  }
}
