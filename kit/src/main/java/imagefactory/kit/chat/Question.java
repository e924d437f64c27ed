package imagefactory.kit.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// What a model is asked: how it should answer in general, the question itself, and the form of the
/// answer, a JSON Schema under a name.
public record Question(
    String instructions,
    String text,
    @Nullable Picture picture,
    String form,
    JsonNode schema,
    OptionalDouble temperature) {
  private static final JsonMapper JSON = new JsonMapper();

  /// A file to look at.
  public record Picture(String mediaType, byte[] file) {
    String dataUri() {
      return "data:%s;base64,%s".formatted(mediaType, Base64.getEncoder().encodeToString(file));
    }
  }

  /// As the chat completions API has it.
  String to(String model) {
    ObjectNode question = JSON.createObjectNode();
    question.put("model", model);
    var messages = question.putArray("messages");
    messages.addObject().put("role", "system").put("content", instructions);
    ObjectNode user = messages.addObject().put("role", "user");
    if (picture == null) {
      user.put("content", text);
    } else {
      var parts = user.putArray("content");
      parts.addObject().put("type", "text").put("text", text);
      parts
          .addObject()
          .put("type", "image_url")
          .putObject("image_url")
          .put("url", picture.dataUri());
    }
    temperature.ifPresent(value -> question.put("temperature", value));
    ObjectNode format = question.putObject("response_format");
    format.put("type", "json_schema");
    format.putObject("json_schema").put("name", form).put("strict", true).set("schema", schema);
    return question.toString();
  }
}
