package imagefactory.jobs.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// A document laid over another, as RFC 7396 has it: objects merge, everything else replaces, null
/// removes.
public final class Overrides {
  private Overrides() {}

  public static JsonNode over(JsonNode base, JsonNode overrides) {
    if (!overrides.isObject()) {
      return base;
    }
    ObjectNode merged = merge(base, (ObjectNode) overrides);
    // Prompts come from one source: naming the one takes the other away.
    if (overrides.hasNonNull("prompts")) {
      merged.remove("keywords");
      merged.remove("template");
    } else if (overrides.hasNonNull("keywords")) {
      merged.remove("prompts");
    }
    return merged;
  }

  private static ObjectNode merge(JsonNode base, ObjectNode overrides) {
    ObjectNode merged =
        base instanceof ObjectNode object ? object.deepCopy() : overrides.objectNode();
    overrides
        .properties()
        .forEach(field -> {
          switch (field.getValue()) {
            case ObjectNode object ->
                merged.set(field.getKey(), merge(merged.path(field.getKey()), object));
            case JsonNode value when value.isNull() -> merged.remove(field.getKey());
            case JsonNode value -> merged.set(field.getKey(), value);
          }
        });
    return merged;
  }
}
