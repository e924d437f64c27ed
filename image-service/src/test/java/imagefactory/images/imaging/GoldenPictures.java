package imagefactory.images.imaging;

import imagefactory.images.painter.Brief;
import imagefactory.images.painter.Painter;
import imagefactory.pixels.Bitmap;
import java.util.Arrays;

/// A painting; the same on a soft-edged disc with nothing around it; the same, but dull.
final class GoldenPictures {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 240;
  private static final Bitmap PAINTING =
      new Painter().paint(new Brief("a lighthouse at dusk", 42, WIDTH, HEIGHT));

  private GoldenPictures() {}

  static Bitmap named(String name) {
    return switch (name) {
      case "painting" -> PAINTING;
      case "cutout" -> cutout();
      case "dull" -> dull();
      default -> throw new IllegalArgumentException("there is no picture " + name);
    };
  }

  private static Bitmap cutout() {
    Bitmap disc = Bitmap.blank(WIDTH, HEIGHT);
    Arrays.setAll(
        disc.argb(),
        i -> {
          int x = i % WIDTH - 150;
          int y = i / WIDTH - 118;
          double distance = Math.hypot(x, y);
          int alpha = (int) Math.clamp((100 - distance) * 16, 0, 255);
          return alpha == 0 ? 0 : (PAINTING.argb()[i] & 0xFFFFFF) | alpha << 24;
        });
    return disc;
  }

  private static Bitmap dull() {
    Bitmap dull = Bitmap.blank(WIDTH, HEIGHT);
    Arrays.setAll(dull.argb(), i -> 0xFF1A1A1A + (PAINTING.argb()[i] >>> 1 & 0x7F7F7F));
    return dull;
  }
}
