package imagefactory.images.imaging;

import imagefactory.contracts.NotApplied;
import imagefactory.contracts.Settings.Processing;
import imagefactory.contracts.Step;
import imagefactory.contracts.Warning;
import imagefactory.pixels.Bitmap;
import imagefactory.pixels.Decoder;
import imagefactory.pixels.Decoding.Decoded;
import imagefactory.pixels.Decoding.Undecodable;
import imagefactory.pixels.Engine;
import imagefactory.pixels.Format;
import imagefactory.pixels.Limits;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/// Processes one image from bytes to bytes. The engine reads and writes the file; what happens to
/// its pixels in between is plain Java, and so the same with every engine.
public final class Imaging {
  private static final Logger LOG = Logger.getLogger(Imaging.class);

  private final Engine engine;
  private final Decoder decoder;

  public Imaging(Engine engine, Limits limits) {
    this.engine = engine;
    this.decoder = new Decoder(engine, limits);
  }

  /// A finished file, or the stage that failed.
  public sealed interface Result {}

  @SuppressWarnings("ArrayRecordComponent") // never compared, on its way into the store
  public record Finished(
      byte[] file,
      Format format,
      Bitmap bitmap,
      List<NotApplied> notApplied,
      List<Warning> warnings)
      implements Result {
    public Finished {
      notApplied = List.copyOf(notApplied);
      warnings = List.copyOf(warnings);
    }
  }

  public record Spoiled(String code, String message) implements Result {}

  public Result process(byte[] source, Processing settings) {
    return switch (decoder.decode(source)) {
      case Undecodable(var reason, var message) ->
          new Spoiled("source_undecodable", reason + ": " + message);
      case Decoded(var bitmap, var format) -> cook(bitmap, Recipe.of(settings, format, engine));
    };
  }

  private Result cook(Bitmap source, Recipe recipe) {
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
          case Stage.Save(var encoding) -> {
            byte[] file = engine.encode(bitmap, encoding);
            return new Finished(file, encoding.format(), bitmap, notApplied, warnings);
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
