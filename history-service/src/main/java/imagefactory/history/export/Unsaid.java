package imagefactory.history.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Leaves out of an export what must not travel. Our own settings hold no secret; what another
/// service told of its jobs, or a provider's option, may: it goes by its name.
final class Unsaid {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i).*(passw|secret|token|credential|authorization|api[-_ ]?key|access[-_ ]?key|private[-_ ]?key).*");

  private Unsaid() {}

  static JsonNode of(Map<String, Object> attributes) {
    JsonNode told = JSON.valueToTree(attributes);
    return of(told);
  }

  static JsonNode of(JsonNode told) {
    return switch (told) {
      case ObjectNode object -> {
        ObjectNode kept = object.deepCopy();
        List.copyOf(object.properties())
            .forEach(field -> {
              if (SECRET.matcher(field.getKey()).matches()) {
                kept.remove(field.getKey());
              } else {
                kept.set(field.getKey(), of(field.getValue()));
              }
            });
        yield kept;
      }
      case ArrayNode list -> {
        ArrayNode kept = JSON.createArrayNode();
        list.forEach(each -> kept.add(of(each)));
        yield kept;
      }
      default -> told;
    };
  }
}
