package imagefactory.pixels;

import imagefactory.pixels.Decoding.Reason;
import imagefactory.pixels.Decoding.Undecodable;

/// How large a picture may be before it is refused; checked before pixels are allocated.
public record Limits(int maxWidth, int maxHeight, long maxPixels, long maxBytes) {

  /// Room for a 32-megapixel picture (128 MB of pixels), and 64 MB for its file.
  public static final Limits DEFAULT = new Limits(16_384, 16_384, 32_000_000L, 64L << 20);

  public Limits {
    if (maxWidth < 1 || maxHeight < 1 || maxPixels < 1 || maxBytes < 1) {
      throw new IllegalArgumentException(
          "expected limits of at least 1, found %d × %d, %d pixels, %d bytes"
              .formatted(maxWidth, maxHeight, maxPixels, maxBytes));
    }
  }

  boolean allow(int width, int height) {
    return width <= maxWidth && height <= maxHeight && (long) width * height <= maxPixels;
  }

  Undecodable tooLarge(int width, int height) {
    return new Undecodable(
        Reason.TOO_LARGE,
        "expected at most %d × %d and %d pixels, found %d × %d"
            .formatted(maxWidth, maxHeight, maxPixels, width, height));
  }
}
