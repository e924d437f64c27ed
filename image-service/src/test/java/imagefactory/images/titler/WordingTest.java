package imagefactory.images.titler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import imagefactory.contracts.Description;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTest {
  private static final Description OTHERWISE =
      new Description("Otherwise", "As the prompt has it.", List.of("prompt"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'tags': ['fox', ' snow ', '#winter', 'Fox', '', 7]}",
        "{'tags': 'fox, snow,, winter'}",
        "{'uploadTags': ['fox', 'snow', 'winter']}",
        "{'uploadTags': 'fox,snow,winter'}",
        "{'upload_tags': ['fox', 'snow', 'winter']}",
        "{'upload_tags': '#fox, #snow, #winter'}",
        "{'tags': null, 'uploadTags': ['fox'], 'upload_tags': 'snow, winter, fox'}"
      })
  void tags_come_in_many_forms(String answer) throws Exception {
    assertThat(words(answer).tags()).containsExactly("fox", "snow", "winter");
  }

  @Test
  void what_the_model_left_out_is_as_it_would_be_without_it() throws Exception {
    assertThat(words("{'title': 'A Fox'}"))
        .isEqualTo(new Description("A Fox", "As the prompt has it.", List.of("prompt")));
    assertThat(words("{'tags': ['fox'], 'title': '  '}"))
        .isEqualTo(new Description("Otherwise", "As the prompt has it.", List.of("fox")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "'a fox'", "7", "null", "{'title': 7, 'tags': {'a': 1}}"})
  void an_answer_without_words_is_none(String answer) throws Exception {
    assertThat(Wording.of(json(answer), OTHERWISE)).isEmpty();
  }

  @Test
  void long_words_are_cut_between_words_and_characters_that_nobody_sees_go() throws Exception {
    Description words =
        words(
            "{'title': 'A\\u0000\\n fox %s', 'description': '%s', 'tags': ['%s']}"
                .formatted("word ".repeat(100), "🦊".repeat(900), "x".repeat(99)));

    assertThat(words.title()).startsWith("A fox word").endsWith("word").hasSizeLessThan(201);
    assertThat(words.description()).isEqualTo("🦊".repeat(500));
    assertThat(words.tags()).containsExactly("x".repeat(64));
  }

  @Test
  void no_more_tags_than_a_shop_takes() throws Exception {
    String tags = String.join(",", IntStream.range(0, 80).mapToObj(i -> "tag" + i).toList());

    assertThat(words("{'tags': '%s'}".formatted(tags)).tags()).hasSize(50).endsWith("tag49");
  }

  private static Description words(String answer) throws JsonProcessingException {
    return Wording.of(json(answer), OTHERWISE).orElseThrow();
  }

  private static JsonNode json(String text) throws JsonProcessingException {
    return new JsonMapper().readTree(text.replace('\'', '"'));
  }
}
