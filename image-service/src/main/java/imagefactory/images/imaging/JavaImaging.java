package imagefactory.images.imaging;

import imagefactory.contracts.NotApplied;
import imagefactory.contracts.Settings.Processing;
import imagefactory.contracts.Step;
import imagefactory.contracts.Warning;
import imagefactory.pixels.Bitmap;
import imagefactory.pixels.Decoder;
import imagefactory.pixels.Decoding.Decoded;
import imagefactory.pixels.Decoding.Undecodable;
import imagefactory.pixels.Encoder;
import imagefactory.pixels.Limits;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/// Imaging with what the JDK has: png and jpg by ImageIO, tones in plain Java.
public final class JavaImaging implements Imaging {
  private static final Logger LOG = Logger.getLogger(JavaImaging.class);
  private static final int PNG_EFFORT = 5;

  private final Decoder decoder;

  public JavaImaging(Limits limits) {
    this.decoder = new Decoder(limits);
  }

  @Override
  public Result process(byte[] source, Processing settings) {
    return switch (decoder.decode(source)) {
      case Undecodable(var reason, var message) ->
          new Spoiled("source_undecodable", reason + ": " + message);
      case Decoded(var bitmap, var format) -> cook(bitmap, Recipe.of(settings, format));
    };
  }

  private static Result cook(Bitmap source, Recipe recipe) {
    List<NotApplied> notApplied = new ArrayList<>(recipe.notApplied());
    List<Warning> warnings = new ArrayList<>();
    Bitmap bitmap = source;
    for (Stage stage : recipe.stages()) {
      try {
        switch (stage) {
          case Stage.Enhance _ -> bitmap = Enhancement.apply(bitmap);
          case Stage.Trim _ -> {
            var trimmed = Trimming.apply(bitmap);
            if (trimmed.isEmpty()) {
              return new Spoiled(stage.code(), "the image is wholly transparent");
            }
            if (trimmed.get() == bitmap) {
              notApplied.add(
                  new NotApplied(
                      "trimTransparentBackground", "the image has no transparent border"));
            }
            bitmap = trimmed.get();
          }
          case Stage.Tone(var saturation, var sharpening) ->
              bitmap = new LabTone(saturation, sharpening).apply(bitmap);
          case Stage.Flatten(var background) -> bitmap = Flattening.apply(bitmap, background);
          case Stage.Save(var format, var quality) -> {
            byte[] file =
                switch (format) {
                  case JPG -> Encoder.jpg(bitmap, quality);
                  case PNG -> Encoder.png(bitmap, PNG_EFFORT);
                  case WEBP -> throw new UnsupportedOperationException("webp needs libvips");
                };
            return new Finished(file, format, bitmap, notApplied, warnings);
          }
        }
      } catch (RuntimeException e) {
        LOG.warnf(e, "stage %s failed", stage);
        if (stage.failure() == Stage.Failure.HARD) {
          return new Spoiled(stage.code(), String.valueOf(e.getMessage()));
        }
        warnings.add(new Warning(Step.PROCESS, stage.code(), String.valueOf(e.getMessage())));
      }
    }
    throw new IllegalStateException("a recipe ends with Save, found " + recipe.stages());
  }
}
