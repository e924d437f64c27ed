package imagefactory.pixels;

/// What became of a file's bytes: pixels, or the reason why there are none.
public sealed interface Decoding {

  record Decoded(Bitmap bitmap, Format format) implements Decoding {}

  record Undecodable(Reason reason, String message) implements Decoding {}

  /// Why a file gave no pixels; the names are stable, they travel as codes.
  enum Reason {
    EMPTY,
    TOO_MANY_BYTES,
    UNKNOWN_FORMAT,
    UNSUPPORTED_FORMAT,
    TOO_LARGE,
    DAMAGED
  }
}
