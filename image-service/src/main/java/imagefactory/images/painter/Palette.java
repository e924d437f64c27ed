package imagefactory.images.painter;

import java.util.Comparator;
import java.util.List;

/// Colours from the darkest (0) to the brightest (1), chosen by the prompt's words and mixed in
/// OKLab.
final class Palette {
  private static final int SHADES = 1024;

  /// How much of the second paint box each stop takes: it colours the light more than the shadows.
  private static final float[] SECOND_SHARE = {0.12f, 0.16f, 0.26f, 0.42f, 0.5f};

  private static final float CHROMA = 1.12f;

  private final float[] light = new float[SHADES * 3];

  private Palette(List<OkLab> stops) {
    for (int i = 0; i < SHADES; i++) {
      float position = i / (SHADES - 1f) * (stops.size() - 1);
      int stop = Math.min(stops.size() - 2, (int) position);
      float share = position - stop;
      float eased = Maths.mix(share, share * share * (3 - 2 * share), 0.5f);
      Rgb shade = stops.get(stop).mix(stops.get(stop + 1), eased).light();
      light[i * 3] = shade.red;
      light[i * 3 + 1] = shade.green;
      light[i * 3 + 2] = shade.blue;
    }
  }

  /// The two paint boxes that the words ask for most are mixed; without such words the dice choose
  /// one.
  static Palette of(Words words, Dice dice) {
    List<PaintBox> wanted =
        PaintBox.ALL.stream()
            .filter(box -> box.wantedBy(words) > 0)
            .sorted(Comparator.comparingInt((PaintBox box) -> -box.wantedBy(words)))
            .limit(2)
            .toList();
    PaintBox first =
        wanted.isEmpty() ? PaintBox.ALL.get(dice.below(PaintBox.ALL.size())) : wanted.getFirst();
    PaintBox second = wanted.size() < 2 ? first : wanted.get(1);
    float hue = dice.between(-0.13f, 0.13f);
    OkLab[] stops = new OkLab[PaintBox.STOPS];
    for (int i = 0; i < stops.length; i++) {
      stops[i] = first.stop(i).blend(second.stop(i), SECOND_SHARE[i]).turned(hue, CHROMA);
    }
    return new Palette(List.of(stops));
  }

  void at(float brightness, Rgb out) {
    int shade = (int) (Maths.clamp(brightness) * (SHADES - 1));
    int i = shade * 3;
    out.set(light[i], light[i + 1], light[i + 2]);
  }

  Rgb at(float brightness) {
    Rgb shade = new Rgb();
    at(brightness, shade);
    return shade;
  }
}
