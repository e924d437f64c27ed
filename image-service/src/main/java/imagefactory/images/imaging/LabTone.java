package imagefactory.images.imaging;

import imagefactory.pixels.Bitmap;

/// Saturation and sharpening in one pass through CIELAB, where lightness and colour are apart:
/// saturation scales a and b, sharpening is an unsharp mask on L alone, so edges get no coloured
/// fringes.
///
/// The mask follows sharp's and libvips' (sigma 1; flat areas once, edges twice, at most 10 lighter
/// and 20 darker); a sharpening of 5 is their default strength, 10 the double.
final class LabTone {
  /// A Gaussian of sigma 1, cut where it falls below a tenth.
  private static final float[] KERNEL = gaussian();

  private static final float FLAT_LIMIT = 2;
  private static final float FLAT_GAIN = 1;
  private static final float EDGE_GAIN = 2;
  private static final float MOST_LIGHTER = 10;
  private static final float MOST_DARKER = 20;
  private static final float NORMAL_SHARPENING = 5;

  private final float saturation;
  private final float strength;

  LabTone(double saturation, double sharpening) {
    if (!(saturation >= 0 && saturation <= 2 && sharpening >= 0 && sharpening <= 10)) {
      throw new IllegalArgumentException(
          "expected saturation 0 to 2 and sharpening 0 to 10, found %s and %s"
              .formatted(saturation, sharpening));
    }
    this.saturation = (float) saturation;
    this.strength = (float) sharpening / NORMAL_SHARPENING;
  }

  Bitmap apply(Bitmap source) {
    if (saturation == 1 && strength == 0) {
      return source;
    }
    Bitmap target = Bitmap.blank(source.width(), source.height());
    Lightness lightness = new Lightness(source);
    float[] blurred = new float[source.width()];
    for (int y = 0; y < source.height(); y++) {
      float[] row = lightness.row(y);
      if (strength > 0) {
        lightness.blur(y, blurred);
      }
      for (int x = 0; x < source.width(); x++) {
        float wanted = strength > 0 ? sharpened(row[x], blurred[x]) : row[x];
        target.argb()[y * source.width() + x] = recoloured(source.at(x, y), row[x], wanted);
      }
    }
    return target;
  }

  /// Lightness is kept as f(Y), so L = 116 f - 16 and differences of L are 116 times those of f.
  private float sharpened(float lightness, float blurred) {
    float difference = (lightness - blurred) * 116;
    float size = Math.abs(difference);
    float gained =
        FLAT_GAIN * Math.min(size, FLAT_LIMIT) + EDGE_GAIN * Math.max(0, size - FLAT_LIMIT);
    float change =
        difference > 0
            ? Math.min(gained * strength, MOST_LIGHTER)
            : -Math.min(gained * strength, MOST_DARKER);
    return lightness + change / 116;
  }

  private int recoloured(int pixel, float lightness, float wanted) {
    float red = CieLab.linear(pixel >> 16 & 0xFF);
    float green = CieLab.linear(pixel >> 8 & 0xFF);
    float blue = CieLab.linear(pixel & 0xFF);
    float a = (CieLab.fx(red, green, blue) - lightness) * saturation;
    float b = (CieLab.fz(red, green, blue) - lightness) * saturation;
    return (pixel & 0xFF000000) | CieLab.rgb(wanted + a, wanted, wanted + b);
  }

  private static float[] gaussian() {
    double[] taps = {1, StrictMath.exp(-0.5), StrictMath.exp(-2)};
    double sum = taps[0] + 2 * (taps[1] + taps[2]);
    return new float[] {(float) (taps[0] / sum), (float) (taps[1] / sum), (float) (taps[2] / sum)};
  }

  /// The lightness of the few rows around the current one, as they are and blurred sideways.
  private static final class Lightness {
    private static final int REACH = KERNEL.length - 1;
    private static final int KEPT = 2 * REACH + 1;

    private final Bitmap source;
    private final float[][] plain;
    private final float[][] sideways;
    private int next;

    Lightness(Bitmap source) {
      this.source = source;
      this.plain = new float[KEPT][source.width()];
      this.sideways = new float[KEPT][source.width()];
    }

    float[] row(int y) {
      for (; next < source.height() && next <= y + REACH; next++) {
        load(next);
      }
      return plain[y % KEPT];
    }

    private void load(int y) {
      float[] row = plain[y % KEPT];
      for (int x = 0; x < row.length; x++) {
        row[x] = CieLab.fy(source.at(x, y));
      }
      float[] target = sideways[y % KEPT];
      int last = row.length - 1;
      for (int x = 0; x <= last; x++) {
        float sum = KERNEL[0] * row[x];
        for (int r = 1; r <= REACH; r++) {
          sum += KERNEL[r] * (row[Math.max(0, x - r)] + row[Math.min(last, x + r)]);
        }
        target[x] = sum;
      }
    }

    void blur(int y, float[] target) {
      float[] middle = sideways[y % KEPT];
      for (int x = 0; x < target.length; x++) {
        target[x] = KERNEL[0] * middle[x];
      }
      for (int r = 1; r <= REACH; r++) {
        float[] above = sideways[Math.max(0, y - r) % KEPT];
        float[] below = sideways[Math.min(source.height() - 1, y + r) % KEPT];
        for (int x = 0; x < target.length; x++) {
          target[x] += KERNEL[r] * (above[x] + below[x]);
        }
      }
    }
  }
}
