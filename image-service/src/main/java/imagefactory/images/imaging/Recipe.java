package imagefactory.images.imaging;

import imagefactory.contracts.NotApplied;
import imagefactory.contracts.Settings.Processing;
import imagefactory.pixels.Format;
import java.util.ArrayList;
import java.util.List;

/// The stages that settings ask for, in order, and the settings that cannot take effect here.
public record Recipe(List<Stage> stages, List<NotApplied> notApplied) {
  private static final int LOSSLESS = 100;

  public Recipe {
    stages = List.copyOf(stages);
    notApplied = List.copyOf(notApplied);
  }

  /// `source` is the format the image comes in; without conversion it keeps it.
  public static Recipe of(Processing settings, Format source) {
    List<Stage> stages = new ArrayList<>();
    List<NotApplied> notApplied = new ArrayList<>();
    if (settings.imageEnhancement()) {
      stages.add(new Stage.Enhance());
    }
    if (settings.removeBg()) {
      notApplied.add(new NotApplied("removeBg", "no background remover is configured"));
    }
    if (settings.trimTransparentBackground()) {
      stages.add(new Stage.Trim());
    }
    if (settings.saturation() != 1 || settings.sharpening() != 0) {
      stages.add(new Stage.Tone(settings.saturation(), settings.sharpening()));
    }
    Format format = target(settings, source, notApplied);
    switch (format) {
      case JPG -> {
        stages.add(new Stage.Flatten(colour(settings.jpgBackground(), notApplied)));
        stages.add(new Stage.Save(Format.JPG, settings.jpgQuality()));
      }
      case PNG -> {
        if (settings.pngQuality() < LOSSLESS) {
          notApplied.add(
              new NotApplied(
                  "pngQuality", "a png below 100 is reduced to a palette, which needs libvips"));
        }
        stages.add(new Stage.Save(Format.PNG, LOSSLESS));
      }
      case WEBP -> throw new IllegalStateException("webp is never a target here");
    }
    return new Recipe(stages, notApplied);
  }

  private static Format target(Processing settings, Format source, List<NotApplied> notApplied) {
    Format kept = source == Format.JPG ? Format.JPG : Format.PNG;
    if (!settings.imageConvert()) {
      return kept;
    }
    return switch (settings.format()) {
      case "jpg" -> Format.JPG;
      case "png" -> Format.PNG;
      case "webp" -> {
        notApplied.add(new NotApplied("format", "webp needs libvips, kept " + kept.extension()));
        yield kept;
      }
      default -> {
        notApplied.add(
            new NotApplied(
                "format",
                "expected jpg, png or webp, found %s; kept %s"
                    .formatted(settings.format(), kept.extension())));
        yield kept;
      }
    };
  }

  /// A jpg is never transparent, so a background that is no colour becomes white, and that is said.
  private static int colour(String text, List<NotApplied> notApplied) {
    if (text.matches("#[0-9a-fA-F]{6}")) {
      return Integer.parseInt(text.substring(1), 16);
    }
    notApplied.add(
        new NotApplied("jpgBackground", "expected a colour like #ffffff, found " + text));
    return 0xFFFFFF;
  }
}
