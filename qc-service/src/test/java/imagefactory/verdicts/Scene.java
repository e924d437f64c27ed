package imagefactory.verdicts;

import imagefactory.pixels.Bitmap;
import imagefactory.pixels.Encoder;
import java.util.SplittableRandom;
import org.junit.jupiter.api.TestInfo;

/// Made landscapes, the same for the same seed: a sky, hills with grass on them, and some moons.
public record Scene(long seed, int width, int height) {

  /// The same in each run, and no other test's.
  static Scene of(TestInfo test, int side) {
    return new Scene((test.getTestClass() + test.getDisplayName()).hashCode(), side, side);
  }

  public byte[] png() {
    return Encoder.png(paint(), 1);
  }

  public Bitmap paint() {
    var dice = new SplittableRandom(seed);
    Bitmap picture = Bitmap.blank(width, height);
    double light = dice.nextDouble(60, 180);
    double horizon = dice.nextDouble(0.3, 0.7);
    double steep = dice.nextDouble(0.05, 0.25);
    double phase = dice.nextDouble(0, 6);
    double waves = dice.nextDouble(3, 9);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double across = x / (double) width;
        double hill = horizon + steep * Math.sin(phase + waves * across);
        boolean ground = y > hill * height;
        double level =
            ground ? 0.4 * light + dice.nextInt(40) : light + 60.0 * y / height + dice.nextInt(3);
        picture.argb()[y * width + x] = grey(level);
      }
    }
    for (int moon = dice.nextInt(2, 6); moon > 0; moon--) {
      disc(picture, dice.nextDouble(), dice.nextDouble(), dice.nextDouble(0.03, 0.15), dice);
    }
    return picture;
  }

  private void disc(
      Bitmap picture, double across, double down, double size, SplittableRandom dice) {
    int level = dice.nextInt(256);
    double radius = size * Math.min(width, height);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        if (Math.hypot(x - across * width, y - down * height) < radius) {
          picture.argb()[y * width + x] = grey(level);
        }
      }
    }
  }

  private static int grey(double level) {
    return 0xFF000000 | Math.clamp(Math.round(level), 0, 255) * 0x010101;
  }
}
