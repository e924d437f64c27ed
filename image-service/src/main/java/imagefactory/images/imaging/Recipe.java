package imagefactory.images.imaging;

import imagefactory.contracts.NotApplied;
import imagefactory.contracts.Settings.Processing;
import imagefactory.pixels.Encoding;
import imagefactory.pixels.Encoding.Png;
import imagefactory.pixels.Engine;
import imagefactory.pixels.Format;
import java.util.ArrayList;
import java.util.List;

/// The stages that settings ask for, in order, and the settings that cannot take effect here.
public record Recipe(List<Stage> stages, List<NotApplied> notApplied) {
  /// zlib's own choice; more costs much time and saves little.
  private static final int PNG_EFFORT = 6;

  public Recipe {
    stages = List.copyOf(stages);
    notApplied = List.copyOf(notApplied);
  }

  /// `source` is the format the image comes in; without conversion it keeps it.
  public static Recipe of(
      Processing settings, Format source, Engine engine, boolean removesBackgrounds) {
    List<Stage> stages = new ArrayList<>();
    List<NotApplied> notApplied = new ArrayList<>();
    if (settings.imageEnhancement()) {
      stages.add(new Stage.Enhance());
    }
    if (settings.removeBg() && removesBackgrounds) {
      stages.add(new Stage.RemoveBackground(settings.removeBgSize()));
    } else if (settings.removeBg()) {
      notApplied.add(new NotApplied("removeBg", "no background remover is configured"));
    }
    if (settings.trimTransparentBackground()) {
      stages.add(new Stage.Trim());
    }
    if (settings.saturation() != 1 || settings.sharpening() != 0) {
      stages.add(new Stage.Tone(settings.saturation(), settings.sharpening()));
    }
    Format format = target(settings, source, engine, notApplied);
    if (format == Format.JPG) {
      stages.add(new Stage.Flatten(colour(settings.jpgBackground(), notApplied)));
    }
    stages.add(new Stage.Save(encoding(settings, format, engine, notApplied)));
    return new Recipe(stages, notApplied);
  }

  private static Format target(
      Processing settings, Format source, Engine engine, List<NotApplied> notApplied) {
    if (!settings.imageConvert()) {
      return source;
    }
    Format wanted =
        switch (settings.format()) {
          case "jpg" -> Format.JPG;
          case "png" -> Format.PNG;
          case "webp" -> Format.WEBP;
          default -> {
            notApplied.add(
                new NotApplied(
                    "format",
                    "expected jpg, png or webp, found %s; kept %s"
                        .formatted(settings.format(), source.extension())));
            yield source;
          }
        };
    if (!engine.formats().contains(wanted)) {
      notApplied.add(
          new NotApplied(
              "format",
              "%s needs libvips, kept %s".formatted(wanted.extension(), source.extension())));
      return source;
    }
    return wanted;
  }

  private static Encoding encoding(
      Processing settings, Format format, Engine engine, List<NotApplied> notApplied) {
    return switch (format) {
      case JPG -> new Encoding.Jpg(settings.jpgQuality());
      case WEBP -> new Encoding.Webp(settings.webpQuality());
      case PNG -> {
        Png wanted = new Png(settings.pngQuality(), PNG_EFFORT);
        if (wanted.lossless() || !engine.limited()) {
          yield wanted;
        }
        notApplied.add(
            new NotApplied(
                "pngQuality", "a png below 100 is reduced to a palette, which needs libvips"));
        yield new Png(Png.LOSSLESS, PNG_EFFORT);
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
