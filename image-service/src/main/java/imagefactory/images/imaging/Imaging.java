package imagefactory.images.imaging;

import imagefactory.contracts.NotApplied;
import imagefactory.contracts.Settings.Processing;
import imagefactory.contracts.Step;
import imagefactory.contracts.Warning;
import imagefactory.images.imaging.BackgroundRemover.Kept;
import imagefactory.images.imaging.BackgroundRemover.Removed;
import imagefactory.pixels.Bitmap;
import imagefactory.pixels.Decoder;
import imagefactory.pixels.Decoding.Decoded;
import imagefactory.pixels.Decoding.Undecodable;
import imagefactory.pixels.Encoding;
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

  /// On its way to a remover a file should be small.
  private static final int UPLOAD_EFFORT = 6;

  private final Engine engine;
  private final Decoder decoder;
  private final BackgroundRemover remover;

  public Imaging(Engine engine, Limits limits, BackgroundRemover remover) {
    this.engine = engine;
    this.decoder = new Decoder(engine, limits);
    this.remover = remover;
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
      case Decoded(var bitmap, var format) ->
          cook(bitmap, Recipe.of(settings, format, engine, remover.configured()));
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
          case Stage.RemoveBackground(var size) -> bitmap = cutOut(bitmap, size, warnings);
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
        warnings.add(warning(stage.code(), String.valueOf(e.getMessage())));
      }
    }
    throw new IllegalStateException("a recipe ends with Save, found " + recipe.stages());
  }

  /// The picture itself where its background could not be removed, and a warning.
  private Bitmap cutOut(Bitmap picture, String size, List<Warning> warnings) {
    byte[] png = engine.encode(picture, new Encoding.Png(Encoding.Png.LOSSLESS, UPLOAD_EFFORT));
    return switch (remover.remove(png, size)) {
      case Kept(var code, var why) -> {
        warnings.add(warning(code, why));
        yield picture;
      }
      case Removed(var file) ->
          switch (decoder.decode(file)) {
            case Decoded(var cutOut, _) -> cutOut;
            case Undecodable(_, var message) -> {
              warnings.add(warning("background_removal_unusable", message));
              yield picture;
            }
          };
    };
  }

  private static Warning warning(String code, String message) {
    return new Warning(Step.PROCESS, code, message);
  }
}
