package imagefactory.jobs.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import imagefactory.jobs.form.Form;
import java.util.List;
import java.util.regex.Pattern;

/// Aspect ratios, which are always a list.
final class Ratios {
  private static final List<String> SQUARE = List.of("1:1");
  private static final int MOST = 20;
  private static final Pattern RATIO = Pattern.compile("([1-9]\\d{0,2}):([1-9]\\d{0,2})");

  private Ratios() {}

  /// A lone text is a list of one; what is no list of texts is square.
  static List<String> read(Form form) {
    JsonNode given = form.get("aspectRatios");
    if (given.isTextual()) {
      check(given, "aspectRatios", form);
      return List.of(given.asText());
    }
    if (!given.isArray()) {
      return SQUARE;
    }
    if (given.isEmpty() || given.size() > MOST) {
      form.mistake(
          "aspectRatios", "expected 1 to %d ratios, found %d".formatted(MOST, given.size()));
      return SQUARE;
    }
    for (int i = 0; i < given.size(); i++) {
      check(given.get(i), "aspectRatios[" + i + "]", form);
    }
    return given.valueStream().map(JsonNode::asText).toList();
  }

  private static void check(JsonNode ratio, String field, Form form) {
    if (!isRatio(ratio)) {
      form.mistake(
          field,
          "expected a ratio like 16:9, no side over 10 times the other, found "
              + Form.found(ratio));
    }
  }

  private static boolean isRatio(JsonNode ratio) {
    var match = RATIO.matcher(ratio.asText());
    if (!ratio.isTextual() || !match.matches()) {
      return false;
    }
    int width = Integer.parseInt(match.group(1));
    int height = Integer.parseInt(match.group(2));
    return width <= 10 * height && height <= 10 * width;
  }
}
