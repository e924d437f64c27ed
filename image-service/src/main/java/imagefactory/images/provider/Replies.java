package imagefactory.images.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import imagefactory.kit.call.Outcome.Answered;
import java.io.IOException;
import java.net.URI;
import java.util.Base64;
import java.util.regex.Pattern;

/// Reads what several providers answer alike.
final class Replies {
  private static final JsonMapper JSON = new JsonMapper();

  private static final Pattern TASK_ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");

  private Replies() {}

  /// Nothing if it is no JSON: then every field of it is missing.
  static JsonNode json(Answered answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (IOException _) {
      return MissingNode.getInstance();
    }
  }

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  /// A picture as text, with or without the head of a data URI.
  static Said picture(JsonNode base64) {
    String text = base64.asText();
    String bare = text.startsWith("data:") ? text.substring(text.indexOf(',') + 1) : text;
    if (bare.isEmpty()) {
      return new Said.Garbled("expected a picture, found none");
    }
    try {
      return new Said.Picture(Base64.getDecoder().decode(bare));
    } catch (IllegalArgumentException _) {
      return new Said.Garbled("expected a picture in base64");
    }
  }

  /// It becomes part of a path.
  static Said taskId(String id) {
    return TASK_ID.matcher(id).matches()
        ? new Said.Accepted(id)
        : new Said.Garbled("expected a task's id");
  }

  static Said at(String address) {
    try {
      return new Said.At(URI.create(address));
    } catch (IllegalArgumentException _) {
      return new Said.Garbled("expected the picture's address");
    }
  }
}
