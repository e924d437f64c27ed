package imagefactory.images.imaging;

import imagefactory.contracts.Settings.Processing;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/// One combination of settings for one of the pictures.
record GoldenCase(
    String picture,
    boolean enhanced,
    boolean trimmed,
    double saturation,
    double sharpening,
    String format,
    int quality) {

  /// Every tone with every picture and format, then what else there is.
  static Stream<GoldenCase> all() {
    double[][] tones = {
      {1, 0}, {1, 1}, {1, 5}, {1, 10}, {0, 0}, {0.5, 1}, {1.2, 0}, {1.2, 5}, {2, 0}, {2, 10}
    };
    Stream<GoldenCase> toned =
        Stream.of(tones)
            .flatMap(tone ->
                Stream.of("painting", "cutout")
                    .flatMap(picture ->
                        Stream.of("png", "jpg", "webp")
                            .map(format ->
                                new GoldenCase(
                                    picture,
                                    false,
                                    false,
                                    tone[0],
                                    tone[1],
                                    format,
                                    usual(format)))));
    Stream<GoldenCase> others =
        Stream.of(
            new GoldenCase("dull", true, false, 1, 0, "png", 100),
            new GoldenCase("dull", true, false, 1.2, 5, "jpg", 90),
            new GoldenCase("painting", true, false, 1.2, 5, "webp", 85),
            new GoldenCase("cutout", false, true, 1, 0, "png", 100),
            new GoldenCase("cutout", true, true, 1.2, 5, "png", 100),
            new GoldenCase("cutout", false, true, 1.2, 5, "jpg", 90),
            new GoldenCase("cutout", false, true, 1.2, 5, "webp", 85));
    Stream<GoldenCase> qualities =
        DoubleStream.of(30, 60, 100)
            .boxed()
            .flatMap(quality ->
                Stream.of("png", "jpg", "webp")
                    .map(format ->
                        new GoldenCase(
                            "painting", false, false, 1, 0, format, quality.intValue())));
    return Stream.of(toned, others, qualities).flatMap(each -> each).distinct();
  }

  private static int usual(String format) {
    return switch (format) {
      case "jpg" -> 90;
      case "webp" -> 85;
      default -> 100;
    };
  }

  /// Whether the JDK can do it too.
  boolean plain() {
    return !format.equals("webp") && (quality == 100 || format.equals("jpg"));
  }

  boolean toned() {
    return saturation != 1 || sharpening != 0;
  }

  /// Reading and writing alone: the very pixels that sharp's file has. Laying what is transparent
  /// over white rounds differently.
  boolean exact() {
    return !toned() && !(picture.equals("cutout") && format.equals("jpg"));
  }

  boolean lossy() {
    return !format.equals("png");
  }

  Processing settings() {
    return new Processing(
        enhanced,
        sharpening,
        saturation,
        true,
        format,
        quality,
        quality,
        quality,
        false,
        "auto",
        trimmed,
        "#ffffff");
  }

  String name() {
    return String.join(
        "-",
        List.of(
            picture,
            enhanced ? "enhanced" : "as-it-is",
            trimmed ? "trimmed" : "whole",
            "saturation",
            Double.toString(saturation),
            "sharpening",
            Double.toString(sharpening),
            format + quality));
  }
}
