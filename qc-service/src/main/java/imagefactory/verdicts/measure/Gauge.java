package imagefactory.verdicts.measure;

import imagefactory.kit.store.NoSuchObject;
import imagefactory.kit.store.ObjectStore;
import imagefactory.kit.store.RefusedKey;
import imagefactory.pixels.Decoder;
import imagefactory.pixels.Decoding;
import imagefactory.pixels.Decoding.Decoded;
import imagefactory.pixels.Decoding.Reason;
import imagefactory.pixels.Decoding.Undecodable;
import imagefactory.pixels.Limits;
import imagefactory.pixels.Preview;
import imagefactory.verdicts.verdict.Inspection;
import imagefactory.verdicts.verdict.Inspection.Measured;
import imagefactory.verdicts.verdict.Inspection.Unmeasurable;
import imagefactory.verdicts.verdict.Inspection.Unreadable;
import imagefactory.verdicts.verdict.Panel;
import imagefactory.verdicts.verdict.Sheet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BiFunction;

/// Looks at a file, wherever it comes from: reads it within limits, decodes it, measures it.
public final class Gauge {
  private final ObjectStore store;
  private final Limits limits;
  private final Decoder decoder;
  private final Decoder decoderOfSmall;
  private final Seats seats;

  /// `atOnce` small pictures are looked at together; a large one is looked at alone, since its
  /// pixels fill the memory that was set aside for all.
  public Gauge(ObjectStore store, Limits limits, long smallPixels, int atOnce) {
    this.store = store;
    this.limits = limits;
    this.decoder = new Decoder(limits);
    this.decoderOfSmall =
        new Decoder(
            new Limits(
                limits.maxWidth(),
                limits.maxHeight(),
                Math.min(smallPixels, limits.maxPixels()),
                limits.maxBytes()));
    this.seats = new Seats(atOnce);
  }

  public Sheet sheet() {
    return Sheet.of(
        Panel.DECODABLE,
        "the file is there, is a png, jpg or webp, and whole",
        "at most %d bytes, %d × %d and %d pixels"
            .formatted(
                limits.maxBytes(), limits.maxWidth(), limits.maxHeight(), limits.maxPixels()),
        null,
        Map.of(
            "maxBytes", (double) limits.maxBytes(),
            "maxPixels", (double) limits.maxPixels(),
            "maxWidth", (double) limits.maxWidth(),
            "maxHeight", (double) limits.maxHeight()));
  }

  /// A file of the image store.
  public Inspection look(String key) {
    return look(new Stored(store, key), "the file " + key);
  }

  /// A file that someone handed in.
  public Inspection look(Path upload) {
    return look(new Uploaded(upload), "the uploaded file");
  }

  /// A small copy of a file that was measured.
  public Preview show(String key, int longestSide) throws IOException {
    return decoded(
        new Stored(store, key),
        (_, decoding) ->
            switch (decoding) {
              case Decoded(var bitmap, _) -> Preview.of(bitmap, longestSide);
              case Undecodable(_, var message) ->
                  throw new IllegalStateException("it was a picture before: " + message);
            });
  }

  private Inspection look(Source source, String name) {
    try {
      long size = source.size();
      if (size > limits.maxBytes()) {
        return unmeasurable(
            "too_large", "expected at most %d bytes, found %d".formatted(limits.maxBytes(), size));
      }
      return decoded(source, Gauge::inspection);
    } catch (NoSuchObject _) {
      return new Unmeasurable("file_missing", name + " is not in the image store");
    } catch (RefusedKey e) {
      return new Unmeasurable("key_refused", String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return new Unreadable("%s cannot be read: %s".formatted(name, e), e);
    }
  }

  /// Most pictures are small; that one is large, only its header tells.
  private <T> T decoded(Source source, BiFunction<byte[], Decoding, T> work) throws IOException {
    try (var _ = seats.one()) {
      byte[] file = source.read();
      Decoding decoding = decoderOfSmall.decode(file);
      if (!isTooLarge(decoding)) {
        return work.apply(file, decoding);
      }
    }
    try (var _ = seats.all()) {
      byte[] file = source.read();
      return work.apply(file, decoder.decode(file));
    }
  }

  private static boolean isTooLarge(Decoding decoding) {
    return decoding instanceof Undecodable(var reason, _) && reason == Reason.TOO_LARGE;
  }

  private static Inspection inspection(byte[] file, Decoding decoding) {
    return switch (decoding) {
      case Decoded(var bitmap, _) -> new Measured(Measuring.of(file, bitmap));
      case Undecodable(var reason, var message) -> unmeasurable(code(reason), message);
    };
  }

  private static Unmeasurable unmeasurable(String code, String message) {
    return new Unmeasurable(code, code.replace('_', ' ') + ": " + message);
  }

  private static String code(Reason reason) {
    return switch (reason) {
      case EMPTY, UNKNOWN_FORMAT, DAMAGED -> "undecodable";
      case UNSUPPORTED_FORMAT -> "unsupported_format";
      case TOO_MANY_BYTES, TOO_LARGE -> "too_large";
    };
  }
}
