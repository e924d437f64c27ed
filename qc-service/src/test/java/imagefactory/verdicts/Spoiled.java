package imagefactory.verdicts;

import imagefactory.pixels.Bitmap;
import imagefactory.pixels.Grey;
import java.util.function.IntUnaryOperator;

/// What can happen to a picture.
public final class Spoiled {
  private Spoiled() {}

  /// The brightness of each pixel made another.
  public static Bitmap toned(Bitmap picture, IntUnaryOperator tone) {
    Grey grey = Grey.of(picture);
    Bitmap toned = Bitmap.blank(picture.width(), picture.height());
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < picture.width(); x++) {
        int level = Math.clamp(tone.applyAsInt(grey.at(x, y)), 0, 255);
        toned.argb()[y * picture.width() + x] = 0xFF000000 | level * 0x010101;
      }
    }
    return toned;
  }

  /// All but the middle tenth of each side in one tone.
  public static Bitmap lost(Bitmap picture, int level) {
    Bitmap lost = Bitmap.blank(picture.width(), picture.height());
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < picture.width(); x++) {
        boolean left =
            Math.abs(20 * x - 10 * picture.width()) < picture.width()
                && Math.abs(20 * y - 10 * picture.height()) < picture.height();
        lost.argb()[y * picture.width() + x] =
            left ? picture.at(x, y) : 0xFF000000 | level * 0x010101;
      }
    }
    return lost;
  }

  /// Each pixel the mean of those around it, three times over, which is nearly a lens out of focus.
  public static Bitmap blurred(Bitmap picture, int radius) {
    Bitmap blurred = picture;
    for (int round = 0; round < 3; round++) {
      blurred = turned(averaged(turned(averaged(blurred, radius)), radius));
    }
    return blurred;
  }

  private static Bitmap averaged(Bitmap picture, int radius) {
    Grey grey = Grey.of(picture);
    Bitmap averaged = Bitmap.blank(picture.width(), picture.height());
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < picture.width(); x++) {
        int sum = 0;
        for (int i = -radius; i <= radius; i++) {
          sum += grey.at(Math.clamp(x + i, 0, picture.width() - 1), y);
        }
        averaged.argb()[y * picture.width() + x] = 0xFF000000 | sum / (2 * radius + 1) * 0x010101;
      }
    }
    return averaged;
  }

  private static Bitmap turned(Bitmap picture) {
    int width = picture.height();
    int height = picture.width();
    Bitmap turned = Bitmap.blank(width, height);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        turned.argb()[y * width + x] = picture.at(y, x);
      }
    }
    return turned;
  }
}
