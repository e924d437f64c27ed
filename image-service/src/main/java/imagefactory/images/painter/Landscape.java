package imagefactory.images.painter;

import java.util.ArrayList;
import java.util.List;

/// Sky, sun or moon, ranges of hills in the haze; water, trees, a city or a lighthouse where the
/// words ask for them.
final class Landscape implements Style {
  private static final float NO_SHORE = Float.MAX_VALUE;
  private static final int WOODED_RANGES = 3;

  @Override
  public void paint(Canvas canvas, Mood mood) {
    Dice dice = mood.dice();
    Scenery scenery = Scenery.of(mood);
    boolean sea = scenery.sea();
    float horizon = canvas.bottom() * (sea ? dice.between(0.56f, 0.62f) : dice.between(0.5f, 0.6f));
    float bank = sea ? 0 : canvas.bottom() * dice.between(0.06f, 0.1f);
    float shore = scenery.water() ? horizon + bank : NO_SHORE;

    Sun sun = Sun.over(canvas, horizon, mood);
    new Sky(canvas, mood, sun, horizon).paint();
    ranges(canvas, mood, scenery, sun, horizon, shore);
    if (scenery.city()) {
      new City(canvas, mood, sun, Math.min(shore, canvas.bottom())).paint();
    }
    if (scenery.water()) {
      new Water(canvas, mood, sun, shore, sea).paint();
    }
    if (scenery.lighthouse()) {
      new Lighthouse(canvas, mood, sun, shore).paint();
    }
    Glow.add(canvas, mood.night() ? 0.45f : 0.72f, 0.035f, mood.night() ? 0.5f : 0.38f);
  }

  /// From the farthest to the nearest, each hiding what is behind it.
  private static void ranges(
      Canvas canvas, Mood mood, Scenery scenery, Sun sun, float horizon, float shore) {
    List<Range> ranges = new ArrayList<>();
    int count = scenery.ranges();
    for (int i = 0; i < count; i++) {
      float near = i / (count - 1f);
      ranges.add(Range.of(canvas, mood, scenery.terrain(), horizon, near, scenery.water()));
    }
    for (int i = 0; i < count; i++) {
      Range range = ranges.get(i);
      range.paint(canvas, mood, sun, i + 1 < count ? ranges.get(i + 1) : null, shore);
      if (scenery.forest() && i >= count - WOODED_RANGES) {
        new Forest(canvas, mood, range, i / (count - 1f)).paint(shore);
      }
    }
  }
}
