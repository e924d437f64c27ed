package imagefactory.images.imaging;

/// A row's way from sRGB to the f values of CIELAB (D65) and back. L = 116 f(Y) - 16, a = 500 (f(X)
/// - f(Y)), b = 200 (f(Y) - f(Z)).
///
/// Many short loops, each either arithmetic or a look into a table: of arithmetic alone the
/// compiler makes vectors, and a row stays in the processor's cache. That is where the speed comes
/// from.
final class CieLab {
  private static final int STEPS = 16_384;
  private static final float[] F = new float[STEPS + 2];
  private static final float F_KNEE = 6 / 29f;
  private static final float F_SLOPE = 7.787037f;
  private static final float F_OFFSET = 16 / 116f;

  static {
    for (int i = 0; i < F.length; i++) {
      double t = i / (double) STEPS;
      F[i] = (float) (t > 0.008856 ? StrictMath.cbrt(t) : F_SLOPE * t + F_OFFSET);
    }
  }

  private final Light light;
  private final float[] beyond;
  private final int[] place;

  CieLab(int width) {
    this.light = new Light(width);
    this.beyond = new float[width];
    this.place = new int[width];
  }

  /// A row of pixels, from `at` on, as f(X), f(Y) and f(Z).
  void split(int[] argb, int at, float[] fx, float[] fy, float[] fz) {
    light.of(argb, at);
    places(0.43395f, 0.37622f, 0.18983f);
    lookUp(fx);
    places(0.2126729f, 0.7151522f, 0.072175f);
    lookUp(fy);
    places(0.017756f, 0.109468f, 0.872776f);
    lookUp(fz);
  }

  private void places(float ofRed, float ofGreen, float ofBlue) {
    float[] red = light.red;
    float[] green = light.green;
    float[] blue = light.blue;
    for (int i = 0; i < place.length; i++) {
      place[i] = (int) ((ofRed * red[i] + ofGreen * green[i] + ofBlue * blue[i]) * STEPS + 0.5f);
    }
  }

  private void lookUp(float[] f) {
    for (int i = 0; i < f.length; i++) {
      f[i] = F[place[i]];
    }
  }

  private static void split(
      float red, float green, float blue, float[] fx, float[] fy, float[] fz, int i) {
    fx[i] = f(0.43395f * red + 0.37622f * green + 0.18983f * blue);
    fy[i] = f(0.2126729f * red + 0.7151522f * green + 0.072175f * blue);
    fz[i] = f(0.017756f * red + 0.109468f * green + 0.872776f * blue);
  }

  private static float f(float t) {
    return F[(int) (t * STEPS + 0.5f)];
  }

  /// Colours further from grey, and no further than sRGB has them: what is then clipped changes its
  /// lightness too, which sharpening must see.
  void saturate(float[] fx, float[] fy, float[] fz, float saturation) {
    for (int i = 0; i < fx.length; i++) {
      fx[i] = fy[i] + saturation * (fx[i] - fy[i]);
      fz[i] = fy[i] + saturation * (fz[i] - fy[i]);
    }
    toLight(fx, fy, fz, fy, 1);
    light.beyond(beyond);
    for (int i = 0; i < fx.length; i++) {
      if (beyond[i] > 0) {
        split(
            clipped(light.red[i]), clipped(light.green[i]), clipped(light.blue[i]), fx, fy, fz, i);
      }
    }
  }

  private static float clipped(float linear) {
    return Math.clamp(linear, 0f, 1f);
  }

  /// The way back: colour is kept as its distance from the old lightness `fy`, times `saturation`,
  /// and set around the lightness that is `wanted`.
  void join(
      float[] fx,
      float[] fy,
      float[] fz,
      float[] wanted,
      float saturation,
      int[] source,
      int[] target,
      int at) {
    toLight(fx, fy, fz, wanted, saturation);
    light.toPixels(source, target, at);
  }

  private void toLight(float[] fx, float[] fy, float[] fz, float[] wanted, float saturation) {
    inverse(fx, fy, wanted, saturation, light.red);
    inverse(fy, fy, wanted, saturation, light.green);
    inverse(fz, fy, wanted, saturation, light.blue);
    toRgb(light.red, light.green, light.blue);
  }

  private static void inverse(
      float[] f, float[] old, float[] wanted, float saturation, float[] target) {
    for (int i = 0; i < target.length; i++) {
      target[i] = inverse(wanted[i] + saturation * (f[i] - old[i]));
    }
  }

  /// A cube above the knee, its tangent below; said without a branch, of which there are no
  /// vectors.
  private static float inverse(float f) {
    float above = Math.max(f, F_KNEE);
    return above * above * above + (Math.min(f, F_KNEE) - F_KNEE) * (1 / F_SLOPE);
  }

  /// From X, Y and Z, in place.
  private static void toRgb(float[] red, float[] green, float[] blue) {
    for (int i = 0; i < red.length; i++) {
      float x = red[i];
      float y = green[i];
      float z = blue[i];
      red[i] = 3.079954f * x - 1.537139f * y - 0.542816f * z;
      green[i] = -0.921258f * x + 1.8760108f * y + 0.0452474f * z;
      blue[i] = 0.0528874f * x - 0.2040259f * y + 1.1511385f * z;
    }
  }
}
