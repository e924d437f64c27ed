package imagefactory.images.provider;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Reads an order's options; every mistake is named with what was expected.
final class Options {
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
            .formatted(name, provider, expected, found));
  }

  /// An order that this provider can never fulfil.
  static final class UnfitException extends Exception {
    private final String code;

    UnfitException(String code, String message) {
      super(message);
      this.code = code;
    }

    Making.Declined declined() {
      return new Making.Declined(code, String.valueOf(getMessage()));
    }
  }
}
