package imagefactory.images.imaging;

import imagefactory.pixels.Bitmap;

/// The rows of a picture in CIELAB around the one that is worked at, and their lightness blurred
/// sideways. Above the first row and below the last one, these are repeated.
final class LabRows {
  private static final int KEPT = 2 * UnsharpMask.REACH + 1;

  private final Bitmap source;
  private final float[][] fx;
  private final float[][] fy;
  private final float[][] fz;
  private final float[][] sideways;
  private final float saturation;
  private final CieLab lab;
  private int next;

  /// Already more saturated by this much, where that is more than 1.
  LabRows(Bitmap source, float saturation) {
    this.source = source;
    this.saturation = saturation;
    this.lab = new CieLab(source.width());
    this.fx = new float[KEPT][source.width()];
    this.fy = new float[KEPT][source.width()];
    this.fz = new float[KEPT][source.width()];
    this.sideways = new float[KEPT][source.width()];
  }

  /// Makes row `y` and those around it ready; to be called for one row after the other.
  void reach(int y) {
    for (; next < source.height() && next <= y + UnsharpMask.REACH; next++) {
      int place = next % KEPT;
      lab.split(source.argb(), next * source.width(), fx[place], fy[place], fz[place]);
      if (saturation > 1) {
        lab.saturate(fx[place], fy[place], fz[place], saturation);
      }
      UnsharpMask.blurSideways(fy[place], sideways[place]);
    }
  }

  float[] fx(int y) {
    return fx[y % KEPT];
  }

  float[] fy(int y) {
    return fy[y % KEPT];
  }

  float[] fz(int y) {
    return fz[y % KEPT];
  }

  float[] sideways(int y) {
    return sideways[Math.clamp(y, 0, source.height() - 1) % KEPT];
  }
}
