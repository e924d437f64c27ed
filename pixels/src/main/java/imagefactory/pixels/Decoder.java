package imagefactory.pixels;

import imagefactory.pixels.Decoding.Reason;
import imagefactory.pixels.Decoding.Undecodable;

/// Turns a file's bytes into pixels, or says why not; whatever the bytes are, it never throws.
public final class Decoder {
  private final Engine engine;
  private final Limits limits;

  /// With the engine of this process.
  public Decoder(Limits limits) {
    this(Engine.here(), limits);
  }

  public Decoder(Engine engine, Limits limits) {
    this.engine = engine;
    this.limits = limits;
  }

  public Decoding decode(byte[] file) {
    if (file.length == 0) {
      return new Undecodable(Reason.EMPTY, "expected a picture, found no bytes");
    }
    if (file.length > limits.maxBytes()) {
      return new Undecodable(
          Reason.TOO_MANY_BYTES,
          "expected at most %d bytes, found %d".formatted(limits.maxBytes(), file.length));
    }
    var format = Format.sniff(file);
    if (format.isEmpty()) {
      return new Undecodable(
          Reason.UNKNOWN_FORMAT, "expected png, jpg or webp, found other first bytes");
    }
    if (!engine.formats().contains(format.get())) {
      return new Undecodable(
          Reason.UNSUPPORTED_FORMAT, "no reader for " + format.get().extension() + " here");
    }
    return engine.decode(file, format.get(), limits);
  }
}
