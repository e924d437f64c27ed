package imagefactory.verdicts.verdict;

import java.util.Optional;
import java.util.regex.Pattern;

/// Width to height, as people write it: `16:9`, `1.85:1`.
public record AspectRatio(double width, double height) {
  private static final Pattern WRITTEN =
      Pattern.compile("\\s*(\\d{1,5}(?:\\.\\d{1,4})?)\\s*:\\s*(\\d{1,5}(?:\\.\\d{1,4})?)\\s*");

  public AspectRatio {
    if (!(width > 0 && height > 0)) {
      throw new IllegalArgumentException(
          "expected sides above 0, found %s:%s".formatted(width, height));
    }
  }

  public static Optional<AspectRatio> read(String written) {
    var sides = WRITTEN.matcher(written);
    if (!sides.matches()) {
      return Optional.empty();
    }
    double width = Double.parseDouble(sides.group(1));
    double height = Double.parseDouble(sides.group(2));
    return width > 0 && height > 0 ? Optional.of(new AspectRatio(width, height)) : Optional.empty();
  }

  double value() {
    return width / height;
  }
}
