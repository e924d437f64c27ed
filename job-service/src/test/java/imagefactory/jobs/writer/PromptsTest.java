package imagefactory.jobs.writer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import imagefactory.kit.chat.Completion;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PromptsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"prompts\":[\"a fox\",\"an owl\"]}",
        "[\"a fox\",\"an owl\"]",
        "```json\n{\"prompts\":[\"a fox\",\"an owl\"]}\n```",
        "\n```\n[\" a fox \",\"an owl\\n\"]\n```\n",
        "{\"prompts\":[\"a fox\",\"an owl\"],\"note\":\"enjoy\"}",
      })
  void reads_what_models_send_for_two_prompts(String content) {
    assertThat(read(message(content), 2)).isEqualTo(new Reply.Written(List.of("a fox", "an owl")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "Certainly! | expected JSON as the message",
        "{} | expected a list of prompts",
        "17 | expected a list of prompts",
        "{\"prompts\":\"a fox\"} | expected a list of prompts",
        "[\"a fox\"] | expected 2 prompts, found 1",
        "[\"a\",\"b\",\"c\"] | expected 2 prompts, found 3",
        "[\"a fox\",\" \"] | prompt 2: expected a text, found nothing but blanks",
        "[\"a fox\",{\"prompt\":\"an owl\"}] | prompt 2: expected a text",
        "[\"a fox\",\"\\u0007\"] | prompt 2: expected no control characters",
        "{\"prompts\":[\"a fox\", | expected JSON as the message",
      })
  void says_what_was_expected_of_a_bad_answer(String content, String why) {
    assertThat(read(message(content), 2)).isEqualTo(new Reply.BadAnswer(why));
  }

  @Test
  void a_prompt_may_be_as_long_as_any_prompt() {
    assertThat(read(message("[\"%s\"]".formatted("x".repeat(4_000))), 1))
        .isInstanceOf(Reply.Written.class);
    assertThat(read(message("[\"%s\"]".formatted("x".repeat(4_001))), 1))
        .isEqualTo(new Reply.BadAnswer("prompt 1: expected at most 4000 characters, found 4001"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "<html> | BadAnswer[why=expected JSON]",
        "{} | BadAnswer[why=expected a message with content]",
        "{\"choices\":[{\"message\":{\"content\":null}}]} | BadAnswer[why=expected a message with content]",
        "{\"choices\":[{\"finish_reason\":\"length\"}]} | BadAnswer[why=the answer was cut off]",
        "{\"choices\":[{\"finish_reason\":\"content_filter\"}]} | Refused[why=the model's content filter stopped the answer]",
        "{\"choices\":[{\"message\":{\"refusal\":\"no\"}}]} | Refused[why=the model declined to write about these keywords]",
      })
  void tells_a_bad_answer_from_a_refusal(String body, String reply) {
    assertThat(read(body.getBytes(UTF_8), 1)).hasToString(reply);
  }

  private static Reply read(byte[] body, int expected) {
    return Prompts.of(Completion.read(body), expected);
  }

  private static byte[] message(String content) {
    try {
      return new JsonMapper()
          .writeValueAsBytes(
              Map.of("choices", List.of(Map.of("message", Map.of("content", content)))));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
