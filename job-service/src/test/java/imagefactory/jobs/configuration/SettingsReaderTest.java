package imagefactory.jobs.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import imagefactory.contracts.Settings;
import imagefactory.jobs.configuration.SettingsReader.Outcome;
import imagefactory.kit.problem.FieldError;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {
  @Test
  void one_prompt_is_enough() {
    Settings settings = read("{'prompts': ['a fox']}").settings();
    assertThat(settings.totalImages()).isEqualTo(1);
    assertThat(settings.aspectRatios()).containsExactly("1:1");
    assertThat(settings.provider()).isEqualTo(new Settings.Provider("embedded", Map.of()));
    assertThat(settings.quality().enabled()).isTrue();
    assertThat(settings.limits()).isEqualTo(new Settings.Limits(10, 3, 10, 64));
  }

  @Test
  void there_is_a_generation_for_each_prompt_unless_told_otherwise() {
    assertThat(read("{'prompts': ['a', 'b', 'c']}").settings().generations()).isEqualTo(3);
  }

  @Test
  void every_mistake_is_named_at_once() {
    assertThat(
            mistakes(
                "{'prompts': [''], 'variations': 21, 'colour': 'red', 'processing': {'saturation': 3}}"))
        .containsExactlyInAnyOrder(
            new FieldError("settings.prompts[0]", "expected a text, found nothing but blanks"),
            new FieldError("settings.variations", "expected a whole number from 1 to 20, found 21"),
            new FieldError(
                "settings.processing.saturation", "expected a number from 0.0 to 2.0, found 3"),
            new FieldError(
                "settings.colour",
                "unknown field, expected one of aspectRatios, generations, keywords, limits,"
                    + " metadata, processing, prompts, provider, quality, seed, template,"
                    + " variations"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{} | settings.prompts",
        "{'prompts': []} | settings.prompts",
        "{'prompts': 'a fox'} | settings.prompts",
        "{'prompts': [1]} | settings.prompts[0]",
        "{'prompts': ['bell\\u0007']} | settings.prompts[0]",
        "{'prompts': ['a'], 'generations': 0} | settings.generations",
        "{'prompts': ['a'], 'generations': 2501} | settings.generations",
        "{'prompts': ['a'], 'generations': 2.5} | settings.generations",
        "{'prompts': ['a'], 'generations': 2000, 'variations': 6} | settings.generations",
        "{'prompts': ['a'], 'aspectRatios': []} | settings.aspectRatios",
        "{'prompts': ['a'], 'aspectRatios': '16x9'} | settings.aspectRatios",
        "{'prompts': ['a'], 'aspectRatios': ['1:99']} | settings.aspectRatios",
        "{'prompts': ['a'], 'seed': -1} | settings.seed",
        "{'prompts': ['a'], 'processing': {'jpgBackground': '#fffff'}} | settings.processing.jpgBackground",
        "{'prompts': ['a'], 'processing': {'jpgBackground': 'transparent'}} | settings.processing.jpgBackground",
        "{'prompts': ['a'], 'processing': {'format': 'gif'}} | settings.processing.format",
        "{'prompts': ['a'], 'quality': []} | settings.quality",
        "{'prompts': ['a'], 'quality': {'checks': {'taste': true}}} | settings.quality.checks.taste",
        "{'prompts': ['a'], 'provider': {'options': {'apiKey': 'x'}}} | settings.provider.options.apiKey",
        "{'prompts': ['a'], 'keywords': {'csv': 'a'}} | settings.keywords",
        "{'keywords': {'csv': 'animal'}, 'template': '${{animal}}'} | settings.keywords.csv",
        "{'keywords': {'csv': 'animal,fox'}} | settings.template",
      })
  void names_the_field_at_fault(String json, String field) {
    assertThat(mistakes(json)).extracting(FieldError::field).contains(field);
  }

  @Test
  void a_lone_ratio_is_a_list_of_one() {
    assertThat(read("{'prompts': ['a'], 'aspectRatios': '16:9'}").settings().aspectRatios())
        .containsExactly("16:9");
  }

  @Test
  void ratios_of_another_type_are_square() {
    assertThat(read("{'prompts': ['a'], 'aspectRatios': 7}").settings().aspectRatios())
        .containsExactly("1:1");
    assertThat(read("{'prompts': ['a'], 'aspectRatios': null}").settings().aspectRatios())
        .containsExactly("1:1");
  }

  @Test
  void rows_of_keywords_become_prompts() {
    assertThat(
            read("{'keywords': {'csv': 'animal,place\\nfox,snow\\nowl,a barn\\n'},"
                    + " 'template': 'a ${{animal}} in ${{ place }}'}")
                .prompts())
        .containsExactly("a fox in snow", "a owl in a barn");
  }

  @Test
  void rows_at_random_come_in_the_same_order_for_the_same_seed() {
    String json =
        "{'keywords': {'csv': 'n\\n1\\n2\\n3\\n4\\n5\\n6\\n7\\n8\\n', 'order': 'random'},"
            + " 'template': '${{n}}', 'seed': 5}";
    assertThat(read(json).prompts())
        .isEqualTo(read(json).prompts())
        .containsExactlyInAnyOrder("1", "2", "3", "4", "5", "6", "7", "8")
        .isNotEqualTo(List.of("1", "2", "3", "4", "5", "6", "7", "8"));
  }

  @Test
  void an_unknown_column_is_named_with_those_there_are() {
    assertThat(
            mistakes(
                "{'keywords': {'csv': 'animal,place\\nfox,snow'}, 'template': 'a ${{beast}}'}"))
        .containsExactly(
            new FieldError(
                "settings.template", "unknown column beast, expected one of animal, place"));
  }

  @Test
  void overrides_lie_over_what_was_saved() {
    assertThat(
            Overrides.over(
                json("{'prompts':['a'],'quality':{'enabled':true,'prompt':'x'},'seed':1}"),
                json("{'quality':{'enabled':false},'seed':null}")))
        .isEqualTo(json("{'prompts':['a'],'quality':{'enabled':false,'prompt':'x'}}"));
  }

  @Test
  void prompts_in_overrides_take_the_place_of_keywords() {
    assertThat(
            Overrides.over(
                json("{'keywords':{'csv':'a\\nb'},'template':'${{a}}'}"),
                json("{'prompts':['a fox']}")))
        .isEqualTo(json("{'prompts':['a fox']}"));
  }

  private static Outcome.Read read(String json) {
    Outcome outcome = SettingsReader.read(json(json), "settings", 3);
    assertThat(outcome).isInstanceOf(Outcome.Read.class);
    return (Outcome.Read) outcome;
  }

  private static List<FieldError> mistakes(String json) {
    Outcome outcome = SettingsReader.read(json(json), "settings", 3);
    assertThat(outcome).isInstanceOf(Outcome.Mistaken.class);
    return ((Outcome.Mistaken) outcome).mistakes();
  }

  private static JsonNode json(String quoted) {
    try {
      return new ObjectMapper().readTree(quoted.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(quoted, e);
    }
  }
}
