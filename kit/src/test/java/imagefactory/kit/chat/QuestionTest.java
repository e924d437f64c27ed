package imagefactory.kit.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import imagefactory.kit.chat.Question.Picture;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class QuestionTest {
  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void a_picture_goes_beside_the_text_as_a_data_uri() throws Exception {
    var schema = JSON.createObjectNode().put("type", "object");
    var picture = new Picture("image/png", "abc".getBytes(UTF_8));
    var question =
        new Question("judge", "is it sharp?", picture, "verdict", schema, OptionalDouble.of(0));
    assertThat(JSON.readTree(question.to("m")))
        .isEqualTo(
            JSON.readTree(
                """
                {"model":"m",
                 "messages":[
                   {"role":"system","content":"judge"},
                   {"role":"user","content":[
                     {"type":"text","text":"is it sharp?"},
                     {"type":"image_url","image_url":{"url":"data:image/png;base64,YWJj"}}]}],
                 "temperature":0.0,
                 "response_format":{"type":"json_schema",
                   "json_schema":{"name":"verdict","strict":true,"schema":{"type":"object"}}}}
                """));
  }
}
