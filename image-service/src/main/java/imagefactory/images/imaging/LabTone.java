package imagefactory.images.imaging;

import imagefactory.pixels.Bitmap;

/// Saturation and sharpening in one pass through CIELAB, where lightness and colour are apart:
/// saturation scales a and b, sharpening is an unsharp mask on L alone, so edges get no coloured
/// fringes. Only the few rows that the mask reaches are kept.
final class LabTone {
  private final float saturation;
  private final UnsharpMask mask;
  private final boolean sharpens;

  LabTone(double saturation, double sharpening) {
    if (!(saturation >= 0 && saturation <= 2 && sharpening >= 0 && sharpening <= 10)) {
      throw new IllegalArgumentException(
          "expected saturation 0 to 2 and sharpening 0 to 10, found %s and %s"
              .formatted(saturation, sharpening));
    }
    this.saturation = (float) saturation;
    this.mask = new UnsharpMask(sharpening);
    this.sharpens = sharpening > 0;
  }

  Bitmap apply(Bitmap source) {
    if (saturation == 1 && !sharpens) {
      return source;
    }
    if (!sharpens || source.opaque()) {
      return toned(source);
    }
    // What cannot be seen must not shine into what is beside it.
    return Alpha.unmultiplied(toned(Alpha.multiplied(source)));
  }

  private Bitmap toned(Bitmap source) {
    int width = source.width();
    int height = source.height();
    Bitmap target = Bitmap.blank(width, height);
    // Colours beyond sRGB are clipped first, so that the mask works on what can be seen.
    float before = sharpens && saturation > 1 ? saturation : 1;
    LabRows rows = new LabRows(source, before);
    CieLab lab = new CieLab(width);
    float[] sharpened = new float[width];
    for (int y = 0; y < height; y++) {
      rows.reach(y);
      float[] wanted = rows.fy(y);
      if (sharpens) {
        mask.sharpen(rows, y, sharpened);
        wanted = sharpened;
      }
      lab.join(
          rows.fx(y),
          rows.fy(y),
          rows.fz(y),
          wanted,
          saturation / before,
          source.argb(),
          target.argb(),
          y * width);
    }
    return target;
  }
}
