package imagefactory.jobs.writer;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import imagefactory.kit.chat.Question;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// What the model is asked for a batch.
final class PromptQuestion {
  static final String USUAL_INSTRUCTIONS =
      """
      You write prompts for an image generator. For each subject you are given, write one prompt: \
      a single paragraph of at most 80 words that shows the subject, its setting, light, \
      composition and style. Be concrete and visual; make no two prompts alike. No text, logos or \
      names of living artists in the picture. No numbering, quotation marks or comments.\
      """;
  private static final JsonMapper JSON = new JsonMapper();

  private PromptQuestion() {}

  /// How the answer has to look stands beside the subjects, so that custom instructions need not
  /// know it.
  static Question of(Batch batch, @Nullable String instructions, OptionalDouble temperature) {
    ObjectNode schema = JSON.createObjectNode().put("type", "object");
    schema
        .putObject("properties")
        .putObject("prompts")
        .put("type", "array")
        .putObject("items")
        .put("type", "string");
    schema.putArray("required").add("prompts");
    schema.put("additionalProperties", false);
    return new Question(
        instructions == null ? USUAL_INSTRUCTIONS : instructions,
        subjects(batch),
        null,
        "prompts",
        schema,
        temperature);
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
