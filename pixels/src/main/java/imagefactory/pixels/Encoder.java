package imagefactory.pixels;

/// Turns pixels into a file's bytes with the engine of this process.
public final class Encoder {
  private Encoder() {}

  /// Lossless; an effort of 0 is fast and large, 9 slow and small, the pixels are the same.
  public static byte[] png(Bitmap bitmap, int effort) {
    return Engine.here().encode(bitmap, new Encoding.Png(Encoding.Png.LOSSLESS, effort));
  }

  /// Quality 1 to 100; the bitmap must be opaque, since jpg knows no transparency.
  public static byte[] jpg(Bitmap bitmap, int quality) {
    return Engine.here().encode(bitmap, new Encoding.Jpg(quality));
  }
}
