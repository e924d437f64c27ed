package imagefactory.images.painter;

import static imagefactory.images.painter.Maths.clamp;
import static imagefactory.images.painter.Maths.mix;
import static imagefactory.images.painter.Maths.smooth;

/// A tower on its rock, opposite the sun, with a lamp and its beam.
final class Lighthouse {
  private static final float HEIGHT = 0.34f;
  private static final float HALF_FOOT = 0.034f;
  private static final float HALF_TOP = 0.021f;
  private static final float BANDS = 5;

  private final Canvas canvas;
  private final Mood mood;
  private final Sun sun;
  private final float u;
  private final float foot;

  Lighthouse(Canvas canvas, Mood mood, Sun sun, float shore) {
    this.canvas = canvas;
    this.mood = mood;
    this.sun = sun;
    this.u = canvas.right() * (sun.u() < canvas.right() / 2 ? 0.72f : 0.28f);
    this.foot = shore - 0.045f;
  }

  void paint() {
    beam();
    rock();
    tower();
    lamp();
  }

  private float lampHeight() {
    return foot - HEIGHT - 0.016f;
  }

  private void beam() {
    Rgb light = mood.palette().at(0.96f);
    float away = u < canvas.right() / 2 ? 1 : -1;
    canvas.paint((x, y, out) -> {
      float along = (x - u) * away;
      float off = Math.abs(y - lampHeight() + along * 0.1f);
      float width = 0.008f + Math.max(0, along) * 0.09f;
      float strength = smooth(width, 0, off) * smooth(-0.01f, 0.02f, along);
      out.add(light, strength * 0.42f / (1 + along * 2.2f));
    });
  }

  private void rock() {
    Rgb stone = new Rgb();
    canvas.paint((x, y, out) -> {
      float from = Math.abs(x - u);
      float rough = mood.noise().clouds(x * 9, 3, 401, 5) * 0.035f;
      float top = foot + 0.004f + from * from * 1.5f + from * 0.09f + rough * clamp(from * 16);
      float base = foot + 0.1f + 0.25f * rough;
      float cover = clamp((y - top) * canvas.unit) * clamp((base - y) * canvas.unit);
      if (cover > 0 && from < 0.34f) {
        float facing = 0.09f * smooth(-0.06f, 0.1f, (x - u) * (sun.u() < u ? -1 : 1));
        float grain = mood.noise().ridges(x * 12, y * 26, 411, 4) * 0.13f;
        mood.palette().at(0.03f + facing + grain, stone);
        out.mix(stone, cover);
      }
    });
  }

  private void tower() {
    Rgb wall = new Rgb();
    Rgb white = mood.palette().at(mood.night() ? 0.62f : 0.9f);
    Rgb band = new OkLab(mood.night() ? 0.36f : 0.5f, 0.17f, 0.09f).light();
    float sunSide = sun.u() > u ? 1 : -1;
    canvas.paint((x, y, out) -> {
      float up = (foot - y) / HEIGHT;
      if (up < -0.05f || up > 1.02f) {
        return;
      }
      float half = mix(HALF_FOOT, HALF_TOP, clamp(up)) + (up > 0.97f ? 0.007f : 0);
      float cover = clamp((half - Math.abs(x - u)) * canvas.unit + 0.5f);
      if (cover > 0) {
        wall.set(Maths.floor(up * BANDS) % 2 == 0 ? white : band);
        float round = (x - u) / half * sunSide;
        wall.scale(mix(0.22f, 1.05f, smooth(-0.9f, 0.8f, round)));
        out.mix(wall, cover);
      }
    });
  }

  private void lamp() {
    Rgb dark = mood.palette().at(0.05f);
    Rgb light = new Rgb(2.4f, 2.1f, 1.5f);
    canvas.paint((x, y, out) -> {
      float up = foot - HEIGHT - y;
      float off = Math.abs(x - u);
      float glass = clamp((0.013f - off) * canvas.unit) * clamp(up * canvas.unit);
      if (up > 0 && up < 0.032f) {
        out.mix(light, glass);
      }
      float roof = (0.058f - up) * 0.75f;
      if (up >= 0.032f && up < 0.058f) {
        out.mix(dark, clamp((roof - off) * canvas.unit + 0.5f));
      }
    });
  }
}
