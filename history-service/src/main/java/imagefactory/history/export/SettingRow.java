package imagefactory.history.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// One setting in words. What has a label comes in the order of the labels, all else after it under
/// its own name.
record SettingRow(String setting, @Nullable Object value) {
  private static final Map<String, String> LABELS = Resource.labels("setting-labels.json");

  static List<SettingRow> of(@Nullable JsonNode settings) {
    if (settings == null) {
      return List.of();
    }
    Map<String, JsonNode> leaves = Leaves.of(settings);
    List<SettingRow> rows = new ArrayList<>();
    LABELS.forEach((path, label) -> {
      JsonNode leaf = leaves.remove(path);
      if (leaf != null) {
        rows.add(new SettingRow(label, value(leaf)));
      }
    });
    leaves.forEach((path, leaf) -> rows.add(new SettingRow(inWords(path), value(leaf))));
    return List.copyOf(rows);
  }

  private static @Nullable Object value(JsonNode leaf) {
    if (leaf.isArray()) {
      return StreamSupport.stream(leaf.spliterator(), false)
          .map(each -> each.isValueNode() ? each.asText() : each.toString())
          .collect(Collectors.joining("\n"));
    }
    if (leaf.isBoolean()) {
      return leaf.booleanValue();
    }
    return leaf.isNumber() ? leaf.decimalValue() : leaf.isNull() ? null : leaf.asText();
  }

  /// `provider.options.stepCount` is "Provider: options: step count".
  private static String inWords(String path) {
    String words =
        path.replace(".", ": ").replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /// The values of a document, each under the path that leads to it.
  private static final class Leaves {
    static Map<String, JsonNode> of(JsonNode document) {
      Map<String, JsonNode> leaves = new LinkedHashMap<>();
      add(leaves, "", document);
      return leaves;
    }

    private static void add(Map<String, JsonNode> leaves, String path, JsonNode node) {
      if (!(node instanceof ObjectNode object)) {
        leaves.put(path, node);
        return;
      }
      object
          .properties()
          .forEach(field -> {
            String name = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
            add(leaves, name, field.getValue());
          });
    }
  }
}
