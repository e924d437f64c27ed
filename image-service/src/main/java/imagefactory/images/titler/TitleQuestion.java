package imagefactory.images.titler;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import imagefactory.kit.chat.Question;
import imagefactory.kit.chat.Question.Picture;
import imagefactory.pixels.Bitmap;
import imagefactory.pixels.Preview;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// What the model is asked about a picture.
final class TitleQuestion {
  static final String USUAL_INSTRUCTIONS =
      """
      You title pictures for a stock library. Look at the picture and write what a buyer would \
      search for: a title of at most 70 characters, one sentence of description, and 15 to 30 tags, \
      single words or short phrases, the most telling first. Name what is seen and its mood and \
      style. No brands, no names of people, no words about how the picture was made.\
      """;
  private static final JsonMapper JSON = new JsonMapper();

  private TitleQuestion() {}

  /// How the answer has to look stands beside the picture, so that custom instructions need not
  /// know it.
  static Question of(
      Bitmap picture, int longestSide, String prompt, @Nullable String instructions) {
    String text =
        """
        The picture was made from this prompt: %s

        Answer with JSON alone: {"title": "…", "description": "…", "tags": ["…"]}.\
        """
            .formatted(prompt);
    Preview small = Preview.of(picture, longestSide);
    return new Question(
        instructions == null ? USUAL_INSTRUCTIONS : instructions,
        text,
        new Picture(small.format().mediaType(), small.file()),
        "words",
        schema(),
        OptionalDouble.empty());
  }

  private static ObjectNode schema() {
    ObjectNode schema = JSON.createObjectNode().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    properties.putObject("title").put("type", "string");
    properties.putObject("description").put("type", "string");
    properties.putObject("tags").put("type", "array").putObject("items").put("type", "string");
    schema.putArray("required").add("title").add("description").add("tags");
    return schema.put("additionalProperties", false);
  }
}
