package imagefactory.jobs.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import imagefactory.jobs.form.Form;
import imagefactory.kit.text.Printable;
import imagefactory.kit.text.Secrets;
import java.util.LinkedHashMap;
import java.util.Map;

/// What is passed on to a provider as it was written. Only the provider knows what its options
/// mean; here they are kept small, printable and without secrets.
final class ProviderOptions {
  private static final int DEEPEST = 8;
  private static final int MOST = 200;
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_TEXT = 4_000;
  private static final ObjectMapper JSON = new ObjectMapper();
  private final Form form;
  private int values;

  private ProviderOptions(Form form) {
    this.form = form;
  }

  static Map<String, Object> read(Form provider) {
    JsonNode options = provider.get("options");
    if (options.isMissingNode()) {
      return Map.of();
    }
    if (!options.isObject()) {
      provider.mistake("options", "expected an object, found " + Form.found(options));
      return Map.of();
    }
    if (!new ProviderOptions(provider).allowed(options, "options", 1)) {
      return Map.of();
    }
    Map<String, Object> values = new LinkedHashMap<>();
    options
        .properties()
        .forEach(option -> {
          if (!option.getValue().isNull()) {
            values.put(option.getKey(), JSON.convertValue(option.getValue(), Object.class));
          }
        });
    return values;
  }

  private boolean allowed(JsonNode value, String path, int depth) {
    values++;
    if (values > MOST) {
      if (values == MOST + 1) {
        form.mistake("options", "expected at most %d values".formatted(MOST));
      }
      return false;
    }
    if (depth > DEEPEST) {
      return refused(path, "expected options no more than %d deep".formatted(DEEPEST));
    }
    return switch (value.getNodeType()) {
      case OBJECT -> fields(value, path, depth);
      case ARRAY -> items(value, path, depth);
      case STRING -> text(value.asText(), path);
      case NUMBER ->
          Double.isFinite(value.asDouble())
              || refused(path, "expected a number that is not endless");
      case BOOLEAN, NULL -> true;
      case MISSING, BINARY, POJO -> refused(path, "expected JSON");
    };
  }

  private boolean fields(JsonNode object, String path, int depth) {
    boolean allowed = true;
    for (var field : object.properties()) {
      String name = field.getKey();
      String place = path + "." + Form.repeated(name);
      if (Secrets.named(name) || Secrets.is(name)) {
        allowed = refused(place, Form.NO_SECRETS);
      } else if (name.isBlank() || name.length() > LONGEST_NAME || Printable.not(name)) {
        allowed = refused(place, "expected a name of 1 to %d characters".formatted(LONGEST_NAME));
      } else {
        allowed &= allowed(field.getValue(), place, depth + 1);
      }
    }
    return allowed;
  }

  private boolean items(JsonNode list, String path, int depth) {
    boolean allowed = true;
    for (int i = 0; i < list.size(); i++) {
      allowed &= allowed(list.get(i), path + "[" + i + "]", depth + 1);
    }
    return allowed;
  }

  private boolean text(String text, String path) {
    if (text.length() > LONGEST_TEXT) {
      return refused(
          path, "expected at most %d characters, found %d".formatted(LONGEST_TEXT, text.length()));
    }
    if (Printable.not(text)) {
      return refused(path, Printable.EXPECTED);
    }
    return !Secrets.is(text) || refused(path, Form.NO_SECRETS);
  }

  private boolean refused(String path, String expected) {
    form.mistake(path, expected);
    return false;
  }
}
