package imagefactory.contracts.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import imagefactory.contracts.ExternalJobEvent;
import imagefactory.contracts.Message;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What is published beside the code is what the code says.
class PublishedTest {
  @Test
  void every_message_has_its_committed_schema() throws IOException {
    for (Class<?> type : types()) {
      ObjectNode schema = (ObjectNode) Schemas.of(type);
      for (String name : type.getAnnotation(imagefactory.contracts.WireName.class).value()) {
        ObjectNode named = schema.deepCopy().put("$id", CloudEvents.schemaOf(name));
        Committed.same(
            "schemas/" + name + ".json",
            Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(named) + "\n");
      }
    }
  }

  @Test
  void no_schema_is_left_of_a_message_that_is_gone() {
    String[] files = new java.io.File("schemas").list();
    assertThat(
            Arrays.stream(files == null ? new String[0] : files)
                .map(file -> file.replace(".json", ""))
                .collect(Collectors.toSet()))
        .isEqualTo(GoldenMessagesTest.types());
  }

  @Test
  void asyncapi_tells_every_topic_and_message() throws IOException {
    var yaml =
        YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .build();
    Committed.same("asyncapi.yaml", yaml.writeValueAsString(AsyncApi.document()));
  }

  private static Set<Class<?>> types() {
    Set<Class<?>> types = new TreeSet<>(java.util.Comparator.comparing(Class::getName));
    types.addAll(WireNames.under(Message.class).values());
    types.addAll(WireNames.under(ExternalJobEvent.class).values());
    return types;
  }
}
