package imagefactory.images.painter;

import static imagefactory.images.painter.Maths.clamp;
import static imagefactory.images.painter.Maths.mix;
import static imagefactory.images.painter.Maths.smooth;

/// From the zenith to the haze over the horizon: gradient, stars, clouds lit by the sun, and the
/// sun itself.
final class Sky {
  private static final float STARS_PER_UNIT = 170;
  private static final float LIT_EDGE = 0.03f;
  private static final Rgb STARLIGHT = new Rgb(0.92f, 0.95f, 1);

  private final Canvas canvas;
  private final Mood mood;
  private final Sun sun;
  private final float horizon;
  private final Field clouds;
  private final Rgb sunlight;
  private final Rgb cloudShade;
  private final Rgb cloudLight;

  Sky(Canvas canvas, Mood mood, Sun sun, float horizon) {
    this.canvas = canvas;
    this.mood = mood;
    this.sun = sun;
    this.horizon = horizon;
    this.clouds = clouds();
    this.sunlight = mood.palette().at(sun.moon() ? 0.94f : 0.97f);
    this.cloudShade = mood.palette().at(sun.moon() ? 0.22f : 0.5f);
    this.cloudLight = mood.palette().at(sun.moon() ? 0.7f : 0.93f);
  }

  /// Banks that lie flat towards the horizon, as clouds do in perspective.
  private Field clouds() {
    Noise noise = mood.noise();
    float cover = mood.dice().between(-0.08f, 0.16f);
    return Field.of(
        canvas,
        (u, v) -> {
          float distance = 0.28f + Math.max(0, horizon - v);
          float x = (u - canvas.right() / 2) / distance * 0.62f;
          float y = 1.15f / distance;
          float drift = noise.clouds(x * 0.8f, y, 17, 3);
          return noise.clouds(x + drift * 0.9f, y + drift * 0.5f, 23, 6) + cover;
        });
  }

  void paint() {
    canvas.paint(this::shade);
  }

  private void shade(float u, float v, Rgb out) {
    float down = clamp(v / horizon);
    float glare = sun.distance(u, v);
    float glow = 0.5f / (1 + glare * glare * 42) + 0.32f / (1 + glare * glare * 5);
    float brightness =
        sun.moon()
            ? mix(0.05f, 0.46f, down * down) + glow * 0.12f
            : mix(0.3f, 0.8f, down * down * (2 - down)) + glow * 0.1f;
    mood.palette().at(brightness, out);
    out.add(sunlight, glow * (sun.moon() ? 0.22f : 0.5f));
    if (sun.moon()) {
      out.add(STARLIGHT, star(u, v) * (1 - down));
    }
    float density = clouds.at(u, v);
    float cloud = smooth(0.04f, 0.42f, density) * smooth(1.0f, 0.8f, down);
    disc(u, v, glare, cloud, out);
    if (cloud > 0) {
      float towards = LIT_EDGE / Math.max(LIT_EDGE, glare);
      float beyond = clouds.at(u + (sun.u() - u) * towards, v + (sun.v() - v) * towards);
      float lit = clamp(0.42f + (density - beyond) * 2.4f + glow * 0.8f);
      Rgb colour = new Rgb();
      colour.set(cloudShade);
      colour.mix(cloudLight, lit);
      colour.add(sunlight, glow * lit * (sun.moon() ? 0.3f : 0.6f));
      out.mix(colour, cloud * (sun.moon() ? 0.5f : 0.72f));
    }
  }

  private void disc(float u, float v, float distance, float cloud, Rgb out) {
    float edge = 1.2f / canvas.unit;
    float cover = smooth(sun.radius() + edge, sun.radius() - edge, distance) * (1 - cloud * 0.5f);
    if (cover <= 0) {
      return;
    }
    Rgb face = new Rgb();
    face.set(sunlight);
    face.scale(sun.moon() ? 0.9f + 0.35f * mood.noise().clouds(u * 24, v * 24, 47, 4) : 1.5f);
    out.mix(face, cover);
  }

  private float star(float u, float v) {
    int column = (int) (u * STARS_PER_UNIT);
    int row = (int) (v * STARS_PER_UNIT);
    float luck = mood.noise().cell(column, row, 61);
    if (luck < 0.95f) {
      return 0;
    }
    float du = u * STARS_PER_UNIT - column - mix(0.25f, 0.75f, mood.noise().cell(column, row, 62));
    float dv = v * STARS_PER_UNIT - row - mix(0.25f, 0.75f, mood.noise().cell(column, row, 63));
    float size = 0.12f + (luck - 0.95f) * 3.2f;
    return smooth(size, 0, Maths.length(du, dv)) * (0.35f + (luck - 0.95f) * 18);
  }
}
