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
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
                    + " metadata, processing, promptWriter, prompts, provider, quality, seed,"
                    + " template, variations"));
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
        "{'prompts': ['a'], 'aspectRatios': ['1:1', '1:99']} | settings.aspectRatios[1]",
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'prompts': ['a'], 'seed': 18446744073709551617} | settings.seed | a whole number from 0 to 9007199254740991, found 18446744073709551617",
        "{'prompts': ['a'], 'generations': 4294967297} | settings.generations | a whole number from 1 to 2500, found 4294967297",
        "{'prompts': ['a'], 'generations': 1e400} | settings.generations | a whole number from 1 to 2500, found Infinity",
        "{'prompts': ['a'], 'generations': '3'} | settings.generations | a whole number from 1 to 2500, found \"3\"",
        "{'prompts': ['a'], 'generations': []} | settings.generations | a whole number from 1 to 2500, found a list",
        "{'prompts': ['a'], 'variations': true} | settings.variations | a whole number from 1 to 20, found true",
        "{'prompts': ['a'], 'generations': 2500, 'variations': 5} | settings.generations | generations × variations to be at most 10000, found 12500",
        "{'prompts': {'a': 1}} | settings.prompts | a list of 1 to 10000 texts, found an object",
        "{'prompts': ['a', '  ']} | settings.prompts[1] | a text, found nothing but blanks",
        "{'prompts': ['\\ud800']} | settings.prompts[0] | no control characters",
        "{'prompts': ['a'], 'aspectRatios': []} | settings.aspectRatios | 1 to 20 ratios, found 0",
        "{'prompts': ['a'], 'aspectRatios': '16x9'} | settings.aspectRatios | a ratio like 16:9, no side over 10 times the other, found \"16x9\"",
        "{'prompts': ['a'], 'aspectRatios': [null]} | settings.aspectRatios[0] | a ratio like 16:9, no side over 10 times the other, found nothing",
        "{'prompts': ['a'], 'provider': 'embedded'} | settings.provider | an object, found \"embedded\"",
        "{'prompts': ['a'], 'provider': {'name': 'Em bedded'}} | settings.provider.name | a provider's name in lower case, like embedded",
        "{'prompts': ['a'], 'provider': {'options': []}} | settings.provider.options | an object, found a list",
        "{'prompts': ['a'], 'provider': {'options': {'cfg': 1e999}}} | settings.provider.options.cfg | a number that is not endless",
        "{'prompts': ['a'], 'provider': {'options': {'style': 'a\\u0000b'}}} | settings.provider.options.style | no control characters",
        "{'prompts': ['a'], 'provider': {'options': {'a\\u0000': 1}}} | settings.provider.options.a? | a name of 1 to 100 characters",
        "{'prompts': ['a'], 'processing': {'saturation': 3}} | settings.processing.saturation | a number from 0.0 to 2.0, found 3",
        "{'prompts': ['a'], 'processing': {'saturation': '1'}} | settings.processing.saturation | a number from 0.0 to 2.0, found \"1\"",
        "{'prompts': ['a'], 'processing': {'jpgBackground': '#ffffff00'}} | settings.processing.jpgBackground | an opaque colour like #ffffff, since JPEG knows no transparency",
        "{'prompts': ['a'], 'processing': {'removeBg': 'yes'}} | settings.processing.removeBg | true or false, found \"yes\"",
        "{'prompts': ['a'], 'processing': {'format': 7}} | settings.processing.format | one of jpg, png, webp, found 7",
        "{'prompts': ['a'], 'quality': true} | settings.quality | an object, found true",
        "{'prompts': ['a'], 'metadata': {'prompt': 5}} | settings.metadata.prompt | a text, found 5",
        "{'prompts': ['a'], 'limits': {'inFlight': 257}} | settings.limits.inFlight | a whole number from 1 to 256, found 257",
        "{'keywords': 'fox'} | settings.keywords | an object, found \"fox\"",
        "{'keywords': []} | settings.keywords | a list of 1 to 10000 texts, found a list of 0",
        "{'keywords': ['fox', '']} | settings.keywords[1] | a text, found nothing but blanks",
        "{'keywords': {'list': ['fox'], 'csv': 'a'}} | settings.keywords.csv | either a list or CSV, found both",
        "{'keywords': {}} | settings.keywords.csv | a CSV text with a header line, or a list",
        "{'keywords': {'list': ['fox'], 'order': 'up'}} | settings.keywords.order | one of sequential, random, found \"up\"",
        "{'keywords': {'csv': '  '}, 'template': 'x'} | settings.keywords.csv | a text, found nothing but blanks",
        "{'keywords': {'csv': 'a,a\\n1,2'}, 'template': '${{a}}'} | settings.keywords.csv | every column once, found a twice",
        "{'keywords': {'csv': 'a,\\n1,2'}, 'template': '${{a}}'} | settings.keywords.csv | a name for every column in the header line",
        "{'keywords': {'csv': 'a,b\\n1,2\\n3'}, 'template': '${{a}}'} | settings.keywords.csv | 2 columns in row 2, found 1",
        "{'keywords': {'csv': 'a\\n\\'x'}, 'template': '${{a}}'} | settings.keywords.csv | CSV with a header line, in which quotes are closed",
        "{'keywords': {'csv': 'a,b\\n1,'}, 'template': '${{b}}'} | settings.template | prompts of 1 to 4000 characters, but row 1 makes one of 0",
        "{'keywords': ['fox'], 'template': 'a fox'} | settings.template | at least one column as ${{Column}}",
        "{'keywords': ['fox'], 'template': '${{Keyword}}', 'promptWriter': {}} | settings.promptWriter | either a template or a writer, found both",
        "{'prompts': ['a'], 'promptWriter': {}} | settings.promptWriter | either prompts or a writer of prompts, found both",
        "{'promptWriter': {}} | settings.keywords | keywords for the prompt writer",
        "{'keywords': ['fox'], 'promptWriter': {'count': 2501}} | settings.promptWriter.count | a whole number from 1 to 2500, found 2501",
        "{'keywords': ['fox'], 'promptWriter': {'count': 3}, 'generations': 2} | settings.promptWriter.count | at most one prompt for each of the 2 generations, found 3",
      })
  void says_what_was_expected(String json, String field, String expected) {
    assertThat(mistakes(json.replace("\\'", "\\\"")))
        .contains(new FieldError(field, "expected " + expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'prompts': ['a'], 'provider': {'options': {'api_key': 'hush-hush'}}} | settings.provider.options.api_key",
        "{'prompts': ['a'], 'provider': {'options': {'auth': {'user': 'hush-hush'}}}} | settings.provider.options.auth",
        "{'prompts': ['a'], 'provider': {'options': {'http': {'headers': [{'X-Access-Token': 'hush-hush'}]}}}} | settings.provider.options.http.headers[0].X-Access-Token",
        "{'prompts': ['a'], 'provider': {'options': {'extra': 'Bearer hush-hush'}}} | settings.provider.options.extra",
        "{'prompts': ['a'], 'provider': {'options': {'url': 'https://me:hush-hush@host/v1'}}} | settings.provider.options.url",
        "{'prompts': ['a'], 'provider': {'options': {'url': 'https://host/v1?api_key=hush-hush'}}} | settings.provider.options.url",
        "{'prompts': ['a'], 'provider': {'options': {'x': 'sk-hush-hush0123456789abcdef'}}} | settings.provider.options.x",
        "{'prompts': ['a'], 'provider': {'options': {'sk-hush-hush0123456789abcdef': 1}}} | settings.provider.options.(hidden)",
        "{'prompts': ['use sk-hush-hush0123456789abcdef'], 'seed': 1} | settings.prompts[0]",
        "{'prompts': ['a'], 'password': 'hush-hush'} | settings.password",
        "{'prompts': ['a'], 'sk-hush-hush0123456789abcdef': 1} | settings.(hidden)",
        "{'prompts': ['a'], 'seed': 'sk-hush-hush0123456789abcdef'} | settings.seed",
      })
  void refuses_a_secret_and_never_repeats_it(String json, String field) {
    assertThat(mistakes(json)).extracting(FieldError::field).contains(field);
    assertThat(mistakes(json).toString()).doesNotContain("hush");
  }

  @Test
  void an_option_s_harmless_name_is_no_secret() {
    assertThat(
            read("{'prompts': ['a'], 'provider': {'options': {'maxTokens': 5, 'keyframes': [1],"
                    + " 'version': '39ed52f2a78e934b3ba6e2a89f5b1c712de7dfea535525255b1aa35c5565e08b',"
                    + " 'style': {'name': 'bearer of light'}}}}")
                .settings()
                .provider()
                .options())
        .containsOnlyKeys("maxTokens", "keyframes", "version", "style");
  }

  @Test
  void options_nested_without_end_are_refused() {
    String deep = "{'a':".repeat(900) + "1" + "}".repeat(900);
    assertThat(mistakes("{'prompts': ['a'], 'provider': {'options': " + deep + "}}"))
        .extracting(FieldError::message)
        .containsExactly("expected options no more than 8 deep");
  }

  /// Seconds here would be minutes of a core for whoever wants to be a nuisance.
  @ParameterizedTest
  @ValueSource(strings = {"sk-", "eyJ-", "token_", "-----BEGIN ", "a:", "${{ "})
  @Timeout(10)
  void texts_that_are_made_to_be_slow_are_read_quickly(String piece) {
    String csv = piece.repeat(190_000 / piece.length());
    String template = piece.repeat(3_900 / piece.length());
    mistakes(
        "{'keywords': {'csv': '%s'}, 'template': '%s', 'provider': {'options': {'x': '%s'}}}"
            .formatted(csv, template, template));
  }

  @Test
  @Timeout(10)
  void a_template_of_blanks_is_read_quickly() {
    assertThat(mistakes("{'keywords': ['a'], 'template': '${{" + " ".repeat(3_900) + "x'}"))
        .containsExactly(
            new FieldError("settings.template", "expected at least one column as ${{Column}}"));
  }

  @Test
  void tells_of_no_more_than_a_hundred_mistakes() {
    String blank = String.join(",", java.util.Collections.nCopies(5_000, "''"));
    assertThat(mistakes("{'prompts': [" + blank + "]}")).hasSize(100);
  }

  @Test
  void a_list_of_keywords_is_a_table_of_one_column() {
    Outcome.Read read = read("{'keywords': ['fox', 'owl, barn'], 'template': 'a ${{Keyword}}'}");
    assertThat(read.prompts()).containsExactly("a fox", "a owl, barn");
    assertThat(read.settings().keywords())
        .isEqualTo(
            new Settings.Keywords("Keyword\nfox\n\"owl, barn\"\n", Settings.Order.SEQUENTIAL));
    assertThat(
            read("{'keywords': {'list': ['fox'], 'order': 'random'}, 'template': '${{Keyword}}'}")
                .settings()
                .keywords())
        .isEqualTo(new Settings.Keywords("Keyword\nfox\n", Settings.Order.RANDOM));
  }

  @Test
  void frozen_settings_can_be_read_again() {
    Outcome.Read read =
        read("{'keywords': ['fox', '=1+1', '- x', '\\u201cq\\u201d'], 'promptWriter': {}}");
    assertThat(read.settings().promptWriter()).isEqualTo(new Settings.PromptWriter(4, null));
    assertThat(KeywordTable.of(java.util.Objects.requireNonNull(read.settings().keywords())).rows())
        .containsExactly(List.of("fox"), List.of("=1+1"), List.of("- x"), List.of("\u201cq\u201d"));
  }

  @Test
  void a_byte_order_mark_and_lines_of_other_systems_do_no_harm() {
    assertThat(
            read("{'keywords': {'csv': '\\ufeffanimal,place\\r\\nfox,snow\\r\\n\\r\\n'},"
                    + " 'template': '${{animal}} ${{place}}'}")
                .prompts())
        .containsExactly("fox snow");
  }

  @Test
  void names_of_columns_are_case_sensitive() {
    assertThat(mistakes("{'keywords': {'csv': 'Animal\\nfox'}, 'template': '${{animal}}'}"))
        .containsExactly(
            new FieldError("settings.template", "unknown column animal, expected one of Animal"));
  }

  @Test
  void only_the_rows_that_generations_take_become_prompts() {
    assertThat(
            read("{'keywords': ['fox', 'owl', 'bear'], 'template': '${{Keyword}}', 'generations': 2}")
                .prompts())
        .containsExactly("fox", "owl");
  }

  @Test
  void a_prompt_writer_writes_a_prompt_for_each_row_unless_told_otherwise() {
    Settings all = read("{'keywords': ['fox', 'owl'], 'promptWriter': {}}").settings();
    assertThat(all.promptWriter()).isEqualTo(new Settings.PromptWriter(2, null));
    assertThat(all.generations()).isEqualTo(2);
    Settings five =
        read("{'keywords': ['fox'], 'promptWriter': {'count': 5, 'instructions': 'in verse'}}")
            .settings();
    assertThat(five.promptWriter()).isEqualTo(new Settings.PromptWriter(5, "in verse"));
    assertThat(five.generations()).isEqualTo(5);
    Settings one =
        read("{'keywords': ['fox', 'owl'], 'promptWriter': {}, 'generations': 1}").settings();
    assertThat(one.promptWriter()).isEqualTo(new Settings.PromptWriter(1, null));
  }

  @Test
  void a_prompt_writer_that_is_off_counts_as_absent() {
    Outcome.Read read =
        read("{'prompts': ['a fox'], 'promptWriter': {'enabled': false, 'count': 7}}");
    assertThat(read.settings().promptWriter()).isNull();
    assertThat(read.prompts()).containsExactly("a fox");
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'keywords':['a'],'template':'t'} | {'prompts':['p']} | {'prompts':['p']}",
        "{'keywords':['a'],'promptWriter':{'count':1}} | {'prompts':['p']} | {'prompts':['p']}",
        "{'prompts':['p']} | {'keywords':['a'],'template':'t'} | {'keywords':['a'],'template':'t'}",
        "{'keywords':['a'],'promptWriter':{}} | {'template':'t'} | {'keywords':['a'],'template':'t'}",
        "{'keywords':['a'],'template':'t'} | {'promptWriter':{}} | {'keywords':['a'],'promptWriter':{}}",
        "{'keywords':['a'],'template':'t'} | {'promptWriter':{'enabled':false}} | {'keywords':['a'],'template':'t','promptWriter':{'enabled':false}}",
        "{'keywords':['a']} | {'keywords':{'order':'random'}} | {'keywords':{'list':['a'],'order':'random'}}",
        "{'keywords':{'list':['a']}} | {'keywords':{'csv':'c'}} | {'keywords':{'csv':'c'}}",
        "{'keywords':{'csv':'c','order':'random'}} | {'keywords':['a']} | {'keywords':['a']}",
      })
  void one_source_of_prompts_takes_the_place_of_another(
      String base, String overrides, String merged) {
    assertThat(Overrides.over(json(base), json(overrides))).isEqualTo(json(merged));
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
