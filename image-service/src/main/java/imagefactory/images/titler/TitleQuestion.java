package imagefactory.images.titler;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import imagefactory.kit.chat.Question;
import imagefactory.kit.chat.Question.Picture;
import imagefactory.pixels.Bitmap;
import imagefactory.pixels.Encoder;
import imagefactory.pixels.Format;
import imagefactory.pixels.Resize;
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
  private static final int JPG_QUALITY = 80;
  private static final int PNG_EFFORT = 5;
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
    return new Question(
        instructions == null ? USUAL_INSTRUCTIONS : instructions,
        text,
        small(picture, longestSide),
        "words",
        schema(),
        OptionalDouble.empty());
  }

  private static Picture small(Bitmap picture, int longestSide) {
    int longer = Math.max(picture.width(), picture.height());
    int width = Math.max(1, (int) ((long) picture.width() * longestSide / longer));
    Bitmap small = longer <= longestSide ? picture : Resize.toWidth(picture, width);
    return small.opaque()
        ? new Picture(Format.JPG.mediaType(), Encoder.jpg(small, JPG_QUALITY))
        : new Picture(Format.PNG.mediaType(), Encoder.png(small, PNG_EFFORT));
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
