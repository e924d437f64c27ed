package imagefactory.contracts.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import imagefactory.contracts.ExternalJobEvent;
import imagefactory.contracts.Message;
import imagefactory.contracts.Topic;
import imagefactory.contracts.wire.Examples.Example;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each message keeps its form on the wire: one golden file with every field, one with the least.
class GoldenMessagesTest {
  static Stream<Example> examples() {
    return Examples.all();
  }

  static Set<String> types() {
    Set<String> types = new HashSet<>(WireNames.under(Message.class).keySet());
    types.addAll(WireNames.under(ExternalJobEvent.class).keySet());
    return types;
  }

  @ParameterizedTest
  @MethodSource("examples")
  void keeps_its_form(Example example) throws IOException {
    String json =
        Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(example.message()) + "\n";
    Committed.same(
        "src/test/resources/golden/" + example.type() + "." + example.form() + ".json", json);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void reads_what_it_wrote(Example example) throws Exception {
    byte[] written = Json.write(example.message());
    assertThat(Json.read(written, example.message().getClass())).isEqualTo(example.message());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void ignores_a_field_it_does_not_know(Example example) throws Exception {
    ObjectNode json = Json.mapper().valueToTree(example.message());
    json.put("addedNextYear", "something");
    assertThat(Json.read(Json.write(json), example.message().getClass()))
        .isEqualTo(example.message());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void matches_its_published_schema(Example example) {
    JsonNode schema = Json.mapper().valueToTree(Schemas.of(example.message().getClass()));
    var validator =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);
    assertThat(validator.validate(Json.mapper().valueToTree(example.message()))).isEmpty();
  }

  @Test
  void every_message_has_an_example_with_every_field() {
    Map<String, Integer> most = new HashMap<>();
    Examples.all()
        .forEach(example ->
            most.merge(
                example.type(), Json.mapper().valueToTree(example.message()).size(), Math::max));
    assertThat(most.keySet()).isEqualTo(types());
    Examples.all()
        .forEach(example ->
            assertThat(most.get(example.type()))
                .as(example.type())
                .isEqualTo(example.message().getClass().getRecordComponents().length));
  }

  @Test
  void no_golden_file_is_left_of_a_message_that_is_gone() {
    String[] files = new java.io.File("src/test/resources/golden").list();
    Set<String> found =
        Arrays.stream(files == null ? new String[0] : files)
            .map(file -> file.replaceAll("\\.(full|minimal)\\.json$", ""))
            .collect(Collectors.toSet());
    assertThat(found).isEqualTo(types());
  }

  @Test
  void every_message_has_a_topic() {
    Examples.all()
        .map(Example::message)
        .filter(Message.class::isInstance)
        .forEach(message -> assertThat(Topic.of((Message) message)).isNotNull());
  }
}
