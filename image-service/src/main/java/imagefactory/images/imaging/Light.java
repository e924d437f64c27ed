package imagefactory.images.imaging;

/// A row of linear sRGB light. Below 0 or above 1 no screen shows it.
final class Light {
  private static final int STEPS = 16_384;
  private static final float[] LINEAR = new float[256];
  private static final byte[] GAMMA = new byte[STEPS + 1];

  static {
    for (int i = 0; i < LINEAR.length; i++) {
      double c = i / 255.0;
      LINEAR[i] = (float) (c <= 0.04045 ? c / 12.92 : StrictMath.pow((c + 0.055) / 1.055, 2.4));
    }
    for (int i = 0; i < GAMMA.length; i++) {
      double c = i / (double) STEPS;
      double encoded = c <= 0.0031308 ? c * 12.92 : 1.055 * StrictMath.pow(c, 1 / 2.4) - 0.055;
      GAMMA[i] = (byte) Math.round(encoded * 255);
    }
  }

  final float[] red;
  final float[] green;
  final float[] blue;
  private final int[] redSteps;
  private final int[] greenSteps;
  private final int[] blueSteps;

  Light(int width) {
    this.red = new float[width];
    this.green = new float[width];
    this.blue = new float[width];
    this.redSteps = new int[width];
    this.greenSteps = new int[width];
    this.blueSteps = new int[width];
  }

  /// Of a row of pixels, from `at` on.
  void of(int[] argb, int at) {
    for (int i = 0; i < red.length; i++) {
      int pixel = argb[at + i];
      red[i] = LINEAR[pixel >> 16 & 0xFF];
      green[i] = LINEAR[pixel >> 8 & 0xFF];
      blue[i] = LINEAR[pixel & 0xFF];
    }
  }

  /// By how much it leaves what sRGB has; where it does not, not above 0.
  void beyond(float[] target) {
    for (int i = 0; i < target.length; i++) {
      float most = Math.max(Math.max(red[i], green[i]), blue[i]);
      float least = Math.min(Math.min(red[i], green[i]), blue[i]);
      target[i] = Math.max(most - 1, -least);
    }
  }

  /// As pixels. What lies outside sRGB is clipped; alpha is that of the source.
  void toPixels(int[] source, int[] target, int at) {
    steps(red, redSteps);
    steps(green, greenSteps);
    steps(blue, blueSteps);
    pack(redSteps, greenSteps, blueSteps, source, target, at);
  }

  private static void pack(int[] red, int[] green, int[] blue, int[] source, int[] target, int at) {
    for (int i = 0; i < red.length; i++) {
      target[at + i] =
          (source[at + i] & 0xFF000000)
              | (GAMMA[red[i]] & 0xFF) << 16
              | (GAMMA[green[i]] & 0xFF) << 8
              | (GAMMA[blue[i]] & 0xFF);
    }
  }

  private static void steps(float[] light, int[] target) {
    for (int i = 0; i < target.length; i++) {
      target[i] = Math.max(0, Math.min(STEPS, (int) (light[i] * STEPS + 0.5f)));
    }
  }
}
