package imagefactory.images.imaging;

/// What a lightness stands out from its surroundings by is made more: the mask of sharp and libvips
/// (sigma 1; flat areas once, edges twice, at most 10 lighter and 20 darker). A sharpening of 5 is
/// their default strength, 10 the double.
///
/// Lightness comes as f(Y): L = 116 f - 16, so differences of L are 116 times those of f.
final class UnsharpMask {
  /// A Gaussian of sigma 1, cut where it falls below a tenth.
  static final int REACH = 2;

  private static final float MIDDLE;
  private static final float NEAR;
  private static final float FAR;
  private static final float SCALE = 116;
  private static final float FLAT = 2;
  private static final float MOST_LIGHTER = 10;
  private static final float MOST_DARKER = 20;
  private static final float NORMAL_SHARPENING = 5;

  static {
    double near = StrictMath.exp(-0.5);
    double far = StrictMath.exp(-2);
    double sum = 1 + 2 * (near + far);
    MIDDLE = (float) (1 / sum);
    NEAR = (float) (near / sum);
    FAR = (float) (far / sum);
  }

  private final float strength;

  UnsharpMask(double sharpening) {
    this.strength = (float) sharpening / NORMAL_SHARPENING;
  }

  static void blurSideways(float[] row, float[] target) {
    int last = row.length - 1;
    for (int x = REACH; x <= last - REACH; x++) {
      target[x] =
          MIDDLE * row[x] + NEAR * (row[x - 1] + row[x + 1]) + FAR * (row[x - 2] + row[x + 2]);
    }
    for (int x = 0; x <= Math.min(last, REACH - 1); x++) {
      target[x] = atEdge(row, x);
      target[last - x] = atEdge(row, last - x);
    }
  }

  private static float atEdge(float[] row, int x) {
    int last = row.length - 1;
    return MIDDLE * row[x]
        + NEAR * (row[Math.max(0, x - 1)] + row[Math.min(last, x + 1)])
        + FAR * (row[Math.max(0, x - 2)] + row[Math.min(last, x + 2)]);
  }

  void sharpen(LabRows rows, int y, float[] target) {
    float[] plain = rows.fy(y);
    float[] middle = rows.sideways(y);
    float[] above = rows.sideways(y - 1);
    float[] below = rows.sideways(y + 1);
    float[] farAbove = rows.sideways(y - 2);
    float[] farBelow = rows.sideways(y + 2);
    for (int x = 0; x < target.length; x++) {
      float blurred =
          MIDDLE * middle[x] + NEAR * (above[x] + below[x]) + FAR * (farAbove[x] + farBelow[x]);
      float difference = (plain[x] - blurred) * SCALE;
      // Once within what counts as flat, twice beyond it.
      float gained = 2 * difference - Math.max(-FLAT, Math.min(FLAT, difference));
      float change = Math.max(-MOST_DARKER, Math.min(MOST_LIGHTER, gained * strength));
      target[x] = plain[x] + change * (1 / SCALE);
    }
  }
}
