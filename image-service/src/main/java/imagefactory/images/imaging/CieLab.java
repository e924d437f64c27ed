package imagefactory.images.imaging;

/// sRGB to the f values of CIELAB (D65) and back, by tables, a row at a time. L = 116 f(Y) - 16, a
/// = 500 (f(X) - f(Y)), b = 200 (f(Y) - f(Z)).
///
/// The loops are plain and their arrays short, so that the compiler unrolls them and a row stays in
/// the processor's cache. That, and looking f up once per pixel, is where the speed comes from.
final class CieLab {
  private static final int STEPS = 16_384;
  private static final float[] LINEAR = new float[256];
  private static final float[] F = new float[STEPS + 2];
  private static final byte[] GAMMA = new byte[STEPS + 1];
  private static final float F_KNEE = 6 / 29f;
  private static final float F_SLOPE = 7.787037f;
  private static final float F_OFFSET = 16 / 116f;

  static {
    for (int i = 0; i < LINEAR.length; i++) {
      double c = i / 255.0;
      LINEAR[i] = (float) (c <= 0.04045 ? c / 12.92 : StrictMath.pow((c + 0.055) / 1.055, 2.4));
    }
    for (int i = 0; i < F.length; i++) {
      double t = i / (double) STEPS;
      F[i] = (float) (t > 0.008856 ? StrictMath.cbrt(t) : F_SLOPE * t + F_OFFSET);
    }
    for (int i = 0; i < GAMMA.length; i++) {
      double c = i / (double) STEPS;
      double encoded = c <= 0.0031308 ? c * 12.92 : 1.055 * StrictMath.pow(c, 1 / 2.4) - 0.055;
      GAMMA[i] = (byte) Math.round(encoded * 255);
    }
  }

  private CieLab() {}

  /// A row of pixels, from `at` on, as f(X), f(Y) and f(Z).
  static void split(int[] argb, int at, float[] fx, float[] fy, float[] fz) {
    for (int i = 0; i < fx.length; i++) {
      int pixel = argb[at + i];
      float red = LINEAR[pixel >> 16 & 0xFF];
      float green = LINEAR[pixel >> 8 & 0xFF];
      float blue = LINEAR[pixel & 0xFF];
      split(red, green, blue, fx, fy, fz, i);
    }
  }

  private static void split(
      float red, float green, float blue, float[] fx, float[] fy, float[] fz, int i) {
    fx[i] = f(0.43395f * red + 0.37622f * green + 0.18983f * blue);
    fy[i] = f(0.2126729f * red + 0.7151522f * green + 0.072175f * blue);
    fz[i] = f(0.017756f * red + 0.109468f * green + 0.872776f * blue);
  }

  /// Colours further from grey, and no further than sRGB has them: what is then clipped changes its
  /// lightness too, which sharpening must see.
  static void saturate(float[] fx, float[] fy, float[] fz, float saturation) {
    for (int i = 0; i < fx.length; i++) {
      fx[i] = fy[i] + saturation * (fx[i] - fy[i]);
      fz[i] = fy[i] + saturation * (fz[i] - fy[i]);
      float x = inverse(fx[i]);
      float y = inverse(fy[i]);
      float z = inverse(fz[i]);
      float red = red(x, y, z);
      float green = green(x, y, z);
      float blue = blue(x, y, z);
      // Not with min and max, which cost more than these branches, seldom taken.
      if (red < 0 || red > 1 || green < 0 || green > 1 || blue < 0 || blue > 1) {
        split(clipped(red), clipped(green), clipped(blue), fx, fy, fz, i);
      }
    }
  }

  private static float clipped(float linear) {
    return Math.clamp(linear, 0f, 1f);
  }

  /// The way back: colour is kept as its distance from the old lightness `fy`, times `saturation`,
  /// and set around the lightness that is `wanted`. What lies outside sRGB is clipped; alpha is
  /// that of the source.
  static void join(
      float[] fx,
      float[] fy,
      float[] fz,
      float[] wanted,
      float saturation,
      int[] source,
      int[] target,
      int at) {
    for (int i = 0; i < fx.length; i++) {
      float lightness = wanted[i];
      float x = inverse(lightness + saturation * (fx[i] - fy[i]));
      float y = inverse(lightness);
      float z = inverse(lightness + saturation * (fz[i] - fy[i]));
      target[at + i] =
          (source[at + i] & 0xFF000000)
              | level(red(x, y, z)) << 16
              | level(green(x, y, z)) << 8
              | level(blue(x, y, z));
    }
  }

  private static float red(float x, float y, float z) {
    return 3.079954f * x - 1.537139f * y - 0.542816f * z;
  }

  private static float green(float x, float y, float z) {
    return -0.921258f * x + 1.8760108f * y + 0.0452474f * z;
  }

  private static float blue(float x, float y, float z) {
    return 0.0528874f * x - 0.2040259f * y + 1.1511385f * z;
  }

  private static float f(float t) {
    return F[(int) (t * STEPS + 0.5f)];
  }

  private static float inverse(float f) {
    return f > F_KNEE ? f * f * f : (f - F_OFFSET) * (1 / F_SLOPE);
  }

  private static int level(float linear) {
    return GAMMA[Math.clamp((int) (linear * STEPS + 0.5f), 0, STEPS)] & 0xFF;
  }
}
