package imagefactory.pixels;

/// Pixels as libvips has them, a byte for each band, and as a [Bitmap] has them.
final class Samples {
  private static final int OPAQUE = 0xFF000000;

  private Samples() {}

  /// Three or four bands; more are not looked at.
  static void toArgb(byte[] samples, int bands, int[] argb, int at, int pixels) {
    if (bands == 3) {
      for (int i = 0, j = 0; i < pixels; i++, j += 3) {
        argb[at + i] = OPAQUE | rgb(samples, j);
      }
    } else {
      for (int i = 0, j = 0; i < pixels; i++, j += bands) {
        argb[at + i] = samples[j + 3] << 24 | rgb(samples, j);
      }
    }
  }

  private static int rgb(byte[] samples, int j) {
    return (samples[j] & 0xFF) << 16 | (samples[j + 1] & 0xFF) << 8 | (samples[j + 2] & 0xFF);
  }

  /// Three bands leave the alpha out.
  static void ofArgb(int[] argb, int at, int pixels, byte[] samples, int bands) {
    if (bands == 3) {
      for (int i = 0, j = 0; i < pixels; i++, j += 3) {
        rgb(argb[at + i], samples, j);
      }
    } else {
      for (int i = 0, j = 0; i < pixels; i++, j += bands) {
        rgb(argb[at + i], samples, j);
        samples[j + 3] = (byte) (argb[at + i] >>> 24);
      }
    }
  }

  private static void rgb(int pixel, byte[] samples, int j) {
    samples[j] = (byte) (pixel >> 16);
    samples[j + 1] = (byte) (pixel >> 8);
    samples[j + 2] = (byte) pixel;
  }
}
