package imagefactory.images.painter;

import static imagefactory.images.painter.Maths.clamp;
import static imagefactory.images.painter.Maths.mix;
import static imagefactory.images.painter.Maths.smooth;

/// A skyline in three rows, tallest around its centre, with lit windows and the odd mast.
final class City {
  private static final int ROWS = 3;
  private static final float WINDOW = 0.0088f;
  private static final float STOREY = 0.0125f;

  private final Canvas canvas;
  private final Mood mood;
  private final Sun sun;
  private final float ground;
  private final Rgb haze;
  private final Rgb lamp;

  City(Canvas canvas, Mood mood, Sun sun, float ground) {
    this.canvas = canvas;
    this.mood = mood;
    this.sun = sun;
    this.ground = ground;
    this.haze = mood.palette().at(sun.moon() ? 0.4f : 0.74f);
    this.lamp = mood.palette().at(0.96f);
  }

  void paint() {
    float centre = canvas.right() * mood.dice().between(0.35f, 0.65f);
    for (int row = 0; row < ROWS; row++) {
      float near = row / (ROWS - 1f);
      float u = -0.05f;
      while (u < canvas.right()) {
        float width = mood.dice().between(0.035f, 0.085f) * mix(0.8f, 1.25f, near);
        float middle = Math.abs(u + width / 2 - centre) / canvas.right();
        float tall = mix(0.42f, 0.1f, smooth(0, 0.62f, middle)) * mix(1, 0.55f, near);
        float height = tall * mood.dice().between(0.5f, 1.15f) * canvas.bottom();
        building(u, width, height, near, row);
        u += width * mood.dice().between(0.85f, 1.2f);
      }
    }
  }

  private void building(float u, float width, float height, float near, int row) {
    float roof = ground - height;
    boolean mast = mood.dice().chance(0.22f);
    float shoulder = mood.dice().chance(0.35f) ? mood.dice().between(0.12f, 0.25f) : 0;
    float lights = mood.dice().between(0.25f, 0.6f) * (sun.moon() ? 1 : 0.55f);
    int house = mood.dice().below(1 << 16);
    Rgb wall = new Rgb();
    int top = (int) ((roof - (mast ? 0.05f : 0)) * canvas.unit);
    for (int y = Math.max(0, top); y < Math.min(canvas.height, ground * canvas.unit); y++) {
      float v = y / canvas.unit;
      float down = (v - roof) / height;
      float inset = down < 0 ? 0.485f : down < shoulder ? 0.18f : 0;
      float left = u + width * inset;
      float right = u + width * (1 - inset);
      for (int x = Math.max(0, (int) (left * canvas.unit));
          x < Math.min(canvas.width, right * canvas.unit);
          x++) {
        float across = x / canvas.unit - u;
        shade(across / width, v - roof, near, wall);
        if (down > 0.02f) {
          window(across, v - roof, house, row, lights, wall);
        }
        canvas.cover(x, y, wall, 1);
      }
    }
  }

  /// Walls are dark, lighter on the sun's side, and the farther the more they take the haze's
  /// colour.
  private void shade(float share, float below, float near, Rgb out) {
    float side = sun.u() > canvas.right() / 2 ? share : 1 - share;
    mood.palette().at(mix(0.3f, 0.05f, near) + 0.05f * smooth(0.5f, 1, side), out);
    out.mix(haze, clamp((1 - near) * (0.35f + below * 0.8f)) * 0.75f);
  }

  private void window(float across, float below, int house, int row, float lights, Rgb out) {
    float column = across / WINDOW;
    float storey = below / STOREY;
    int i = Maths.floor(column);
    int j = Maths.floor(storey);
    boolean glass = column - i > 0.3f && storey - j > 0.42f;
    if (glass && mood.noise().cell(i + house, j, 501 + row) < lights) {
      float warmth = 0.45f + 0.9f * mood.noise().cell(j, i + house, 511);
      out.mix(lamp, 0.75f * Math.min(1, warmth));
      out.add(lamp, sun.moon() ? 0.25f * warmth : 0);
    }
  }
}
