package imagefactory.images.provider;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import imagefactory.kit.text.Printable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Reads an order's options; every mistake is named with what was expected.
public final class Options {
  private static final int LONGEST_FOUND = 60;
  private static final JsonMapper JSON = new JsonMapper();
  private final String provider;
  private final Map<String, Object> values;

  /// Refuses options that the provider does not have.
  Options(Provider provider, Map<String, Object> values) throws UnfitException {
    this.provider = provider.name();
    this.values = values;
    List<String> known = provider.options().stream().map(Option::name).toList();
    for (String name : values.keySet()) {
      if (!known.contains(name)) {
        throw new UnfitException(
            "option_unknown",
            "provider %s has no option \"%s\"; it has %s"
                .formatted(
                    this.provider,
                    name,
                    known.stream().sorted().collect(Collectors.joining(", "))));
      }
    }
  }

  int whole(String name, int least, int most, int standard) throws UnfitException {
    Object value = values.getOrDefault(name, standard);
    if (value instanceof Number number
        && number.doubleValue() == Math.rint(number.doubleValue())
        && number.doubleValue() >= least
        && number.doubleValue() <= most) {
      return number.intValue();
    }
    throw unfit(name, "a whole number of %d to %d".formatted(least, most), value);
  }

  double number(String name, double least, double most, double standard) throws UnfitException {
    Object value = values.getOrDefault(name, standard);
    if (value instanceof Number number
        && number.doubleValue() >= least
        && number.doubleValue() <= most) {
      return number.doubleValue();
    }
    throw unfit(name, "a number of %s to %s".formatted(least, most), value);
  }

  /// One of the words, or nothing if it is not given.
  Optional<String> word(String name, List<String> words) throws UnfitException {
    Object value = values.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof String word && words.contains(word)) {
      return Optional.of(word);
    }
    throw unfit(name, "one of " + String.join(", ", words), value);
  }

  Optional<String> text(String name, int longest) throws UnfitException {
    Object value = values.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof String text && !text.isBlank() && text.length() <= longest) {
      return Optional.of(text);
    }
    throw unfit(name, "a text of at most %d characters".formatted(longest), value);
  }

  /// As it is, or empty.
  ObjectNode object(String name) throws UnfitException {
    Object value = values.getOrDefault(name, Map.of());
    if (value instanceof Map<?, ?> map) {
      return JSON.valueToTree(map);
    }
    throw unfit(name, "an object", value);
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  boolean flag(String name, boolean standard) throws UnfitException {
    Object value = values.getOrDefault(name, standard);
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw unfit(name, "true or false", value);
  }

  private UnfitException unfit(String name, String expected, Object found) {
    return new UnfitException(
        "option_invalid",
        "option %s of provider %s: expected %s, found %s"
            .formatted(name, provider, expected, shortened(found)));
  }

  private static String shortened(Object found) {
    String text = Printable.only(String.valueOf(found));
    return text.length() <= LONGEST_FOUND ? text : text.substring(0, LONGEST_FOUND) + "…";
  }

  /// An order that this provider can never fulfil.
  public static final class UnfitException extends Exception {
    private final String code;

    UnfitException(String code, String message) {
      super(message);
      this.code = code;
    }

    public Making.Declined declined() {
      return new Making.Declined(code, String.valueOf(getMessage()));
    }
  }
}
