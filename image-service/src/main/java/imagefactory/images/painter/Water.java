package imagefactory.images.painter;

import static imagefactory.images.painter.Maths.clamp;
import static imagefactory.images.painter.Maths.mix;
import static imagefactory.images.painter.Maths.smooth;

/// A mirror of what stands above the shore, broken by waves that grow towards the viewer.
final class Water {
  private final Canvas canvas;
  private final Mood mood;
  private final Sun sun;
  private final float shore;
  private final float swell;
  private final Rgb deep;
  private final Rgb sunlight;

  Water(Canvas canvas, Mood mood, Sun sun, float shore, boolean sea) {
    this.canvas = canvas;
    this.mood = mood;
    this.sun = sun;
    this.shore = shore;
    this.swell = sea ? 1 : 0.4f;
    this.deep = mood.palette().at(mood.night() ? 0.08f : 0.2f);
    this.sunlight = mood.palette().at(0.97f);
  }

  void paint() {
    canvas.paint((int) Math.ceil(shore * canvas.unit), canvas.height, this::shade);
  }

  private void shade(float u, float v, Rgb out) {
    float below = v - shore;
    float distance = 1 / (below + 0.035f);
    float x = (u - canvas.right() / 2) * distance;
    float wave =
        mood.noise().clouds(x * 1.1f, distance * 5.5f, 71, 3)
            + 0.5f * mood.noise().at(x * 5, distance * 19, 75);
    float near = clamp(below / (canvas.bottom() - shore));
    float push = wave * swell * mix(0.012f, 0.16f, near);
    canvas.sample(u + push * 0.22f, Math.min(shore, shore - below * 0.92f + push), out);
    // Looking down into it, water shows its own colour; looking along it, the sky's.
    float slope = clamp(0.5f + wave * swell);
    out.mix(deep, clamp(0.14f + 0.44f * near + (slope - 0.5f) * 0.7f * swell));
    float path = Math.abs(u - sun.u()) / (0.035f + 0.2f * near);
    float glint = smooth(1.2f, 0, path) * smooth(0.06f, 0.34f, wave * mix(1.3f, 1, near));
    out.add(sunlight, glint * (sun.moon() ? 0.5f : 0.9f));
    float foam = smooth(0.46f, 0.62f, wave) * swell * near * 0.25f;
    out.add(sunlight, foam);
    out.scale(mix(0.82f, 1, smooth(0, 0.012f, below)));
  }
}
