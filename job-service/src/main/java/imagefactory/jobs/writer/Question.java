package imagefactory.jobs.writer;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// What the model is asked, as the chat completions API has it.
final class Question {
  static final String USUAL_INSTRUCTIONS =
      """
      You write prompts for an image generator. For each subject you are given, write one prompt: \
      a single paragraph of at most 80 words that shows the subject, its setting, light, \
      composition and style. Be concrete and visual; make no two prompts alike. No text, logos or \
      names of living artists in the picture. No numbering, quotation marks or comments.\
      """;
  private static final JsonMapper JSON = new JsonMapper();

  private Question() {}

  /// How the answer has to look stands beside the subjects, so that custom instructions need not
  /// know it.
  static String of(
      Batch batch, String model, @Nullable String instructions, OptionalDouble temperature) {
    ObjectNode question = JSON.createObjectNode();
    question.put("model", model);
    var messages = question.putArray("messages");
    messages
        .addObject()
        .put("role", "system")
        .put("content", instructions == null ? USUAL_INSTRUCTIONS : instructions);
    messages.addObject().put("role", "user").put("content", subjects(batch));
    temperature.ifPresent(value -> question.put("temperature", value));
    ObjectNode format = question.putObject("response_format");
    format.put("type", "json_schema");
    ObjectNode schema = format.putObject("json_schema").put("name", "prompts").put("strict", true);
    ObjectNode object = schema.putObject("schema").put("type", "object");
    object
        .putObject("properties")
        .putObject("prompts")
        .put("type", "array")
        .putObject("items")
        .put("type", "string");
    object.putArray("required").add("prompts");
    object.put("additionalProperties", false);
    return question.toString();
  }

  private static String subjects(Batch batch) {
    StringBuilder text =
        new StringBuilder(
            """
            Write exactly %d prompts, one for each subject, in this order. Answer with JSON alone: \
            {"prompts": ["…"]}.
            """
                .formatted(batch.size()));
    for (int i = 0; i < batch.size(); i++) {
      text.append("\n%d. %s".formatted(i + 1, batch.subjects().get(i)));
    }
    return text.toString();
  }
}
