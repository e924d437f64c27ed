package imagefactory.jobs.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// A document laid over another, as RFC 7396 has it: objects merge, everything else replaces, null
/// removes.
public final class Overrides {
  private Overrides() {}

  public static JsonNode over(JsonNode base, JsonNode overrides) {
    if (!overrides.isObject()) {
      return base;
    }
    ObjectNode below = withoutOtherSources(base, overrides);
    return merge(below, (ObjectNode) overrides);
  }

  /// Prompts come from one source: naming one takes the others away.
  private static ObjectNode withoutOtherSources(JsonNode base, JsonNode overrides) {
    ObjectNode below =
        base instanceof ObjectNode object
            ? object.deepCopy()
            : ((ObjectNode) overrides).objectNode();
    if (overrides.hasNonNull("prompts")) {
      below.remove(List.of("keywords", "template", "promptWriter"));
    }
    if (overrides.hasNonNull("keywords")) {
      below.remove("prompts");
      oneFormOfKeywords(below, overrides.get("keywords"));
    }
    if (overrides.hasNonNull("template")) {
      below.remove(List.of("prompts", "promptWriter"));
    }
    if (writes(overrides.path("promptWriter"))) {
      below.remove(List.of("prompts", "template"));
    }
    return below;
  }

  /// Keywords are a list or CSV; a lone list below takes an order from above.
  private static void oneFormOfKeywords(ObjectNode below, JsonNode above) {
    JsonNode keywords = below.path("keywords");
    if (keywords.isArray() && above.isObject()) {
      below.putObject("keywords").set("list", keywords);
    }
    if (below.path("keywords") instanceof ObjectNode object) {
      if (above.hasNonNull("csv")) {
        object.remove("list");
      }
      if (above.hasNonNull("list")) {
        object.remove("csv");
      }
    }
  }

  private static boolean writes(JsonNode writer) {
    return writer.isObject() && writer.path("enabled").asBoolean(true);
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
