package imagefactory.images.metadata;

import imagefactory.pixels.Bitmap;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The names of a picture's main colours, the most frequent first.
public final class Colours {
  private static final int MOST_NAMES = 3;
  private static final double SMALLEST_SHARE = 0.12;
  private static final int SAMPLES_PER_SIDE = 64;

  private enum Name {
    BLACK,
    GREY,
    WHITE,
    RED,
    ORANGE,
    YELLOW,
    GREEN,
    TEAL,
    BLUE,
    PURPLE,
    PINK
  }

  private Colours() {}

  public static List<String> of(Bitmap bitmap) {
    Map<Name, Integer> counts = new EnumMap<>(Name.class);
    int all = 0;
    int across = Math.max(1, bitmap.width() / SAMPLES_PER_SIDE);
    int down = Math.max(1, bitmap.height() / SAMPLES_PER_SIDE);
    for (int y = 0; y < bitmap.height(); y += down) {
      for (int x = 0; x < bitmap.width(); x += across) {
        counts.merge(nameOf(bitmap.at(x, y)), 1, Integer::sum);
        all++;
      }
    }
    double fewest = all * SMALLEST_SHARE;
    return counts.entrySet().stream()
        .filter(name -> name.getValue() >= fewest)
        .sorted(Map.Entry.<Name, Integer>comparingByValue().reversed())
        .limit(MOST_NAMES)
        .map(name -> name.getKey().name().toLowerCase(Locale.ROOT))
        .toList();
  }

  private static Name nameOf(int pixel) {
    int red = pixel >> 16 & 0xFF;
    int green = pixel >> 8 & 0xFF;
    int blue = pixel & 0xFF;
    int most = Math.max(red, Math.max(green, blue));
    int least = Math.min(red, Math.min(green, blue));
    if (most < 48) {
      return Name.BLACK;
    }
    if (most - least < 0.18 * most) {
      return most > 208 ? Name.WHITE : Name.GREY;
    }
    double hue = hue(red, green, blue, most, most - least);
    if (hue < 15 || hue >= 345) {
      return most > 200 && least > 110 ? Name.PINK : Name.RED;
    }
    if (hue < 42) {
      return Name.ORANGE;
    }
    if (hue < 70) {
      return Name.YELLOW;
    }
    if (hue < 160) {
      return Name.GREEN;
    }
    if (hue < 196) {
      return Name.TEAL;
    }
    if (hue < 255) {
      return Name.BLUE;
    }
    return hue < 300 ? Name.PURPLE : Name.PINK;
  }

  private static double hue(int red, int green, int blue, int most, double range) {
    double sixth;
    if (most == red) {
      sixth = (green - blue) / range;
    } else if (most == green) {
      sixth = 2 + (blue - red) / range;
    } else {
      sixth = 4 + (red - green) / range;
    }
    return (sixth * 60 + 360) % 360;
  }
}
