package imagefactory.verdicts.vision;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import imagefactory.kit.chat.Question;
import imagefactory.kit.chat.Question.Picture;
import imagefactory.pixels.Preview;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// What the model is asked about a picture.
final class JudgeQuestion {
  static final String USUAL_INSTRUCTIONS =
      """
      You check generated pictures before they are sold as stock. Reject a picture that does not \
      show what its prompt asks for, or has faults a buyer would send back: deformed bodies, hands \
      or faces, objects that melt into each other, garbled lettering, watermarks, signatures, \
      frames, or parts that were left unfinished. Taste is no reason. When in doubt, pass it.\
      """;
  private static final JsonMapper JSON = new JsonMapper();

  private JudgeQuestion() {}

  /// How the answer has to look stands beside the picture, so that custom instructions need not
  /// know it.
  static Question of(Preview picture, String prompt, @Nullable String instructions) {
    String text =
        """
        The picture was made from this prompt: %s

        Answer with JSON alone: {"passed": true or false, "reason": "one sentence"}.\
        """
            .formatted(prompt);
    return new Question(
        instructions == null ? USUAL_INSTRUCTIONS : instructions,
        text,
        new Picture(picture.format().mediaType(), picture.file()),
        "verdict",
        schema(),
        OptionalDouble.empty());
  }

  private static ObjectNode schema() {
    ObjectNode schema = JSON.createObjectNode().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    properties.putObject("passed").put("type", "boolean");
    properties.putObject("reason").put("type", "string");
    schema.putArray("required").add("passed").add("reason");
    return schema.put("additionalProperties", false);
  }
}
