package imagefactory.images.painter;

import static imagefactory.images.painter.Maths.clamp;
import static imagefactory.images.painter.Maths.mix;
import static imagefactory.images.painter.Maths.smooth;

import org.jspecify.annotations.Nullable;

/// One range of hills or mountains: an outline per pixel column, and the light on its slopes.
final class Range {
  private final float[] crest;
  private final float[] body;
  private final Terrain terrain;
  private final float near;
  private final int layer;

  private Range(float[] crest, float[] body, Terrain terrain, float near, int layer) {
    this.crest = crest;
    this.body = body;
    this.terrain = terrain;
    this.near = near;
    this.layer = layer;
  }

  static Range of(
      Canvas canvas, Mood mood, Terrain terrain, float horizon, float near, boolean water) {
    int layer = 200 + Math.round(near * 8) * 20;
    float zoom = mood.dice().between(0.9f, 1.7f) * mix(0.9f, 1.7f, near);
    float offset = mood.dice().between(0, 900);
    float drop = water ? 0.1f : 0.38f;
    float base = horizon + canvas.bottom() * (0.03f + near * near * drop);
    float height =
        canvas.bottom() * mix(0.42f, water ? 0.07f : 0.2f, near) * mood.dice().between(0.8f, 1.15f);
    if (terrain != Terrain.PEAKS) {
      height *= 0.62f;
    }
    float[] crest = new float[canvas.width];
    for (int x = 0; x < canvas.width; x++) {
      float along = x / canvas.unit * zoom + offset;
      crest[x] = base - height * terrain.height(mood.noise(), along, near, layer);
    }
    int reach = (int) (canvas.unit / (terrain == Terrain.DUNES ? 16 : 45));
    return new Range(crest, smoothed(crest, reach), terrain, near, layer);
  }

  float crestAt(int x) {
    return crest[Math.clamp(x, 0, crest.length - 1)];
  }

  /// From its own crest down to the next range's, or to the shore.
  void paint(Canvas canvas, Mood mood, Sun sun, @Nullable Range next, float shore) {
    Slope slope = new Slope(canvas, mood, sun);
    float top = canvas.bottom();
    for (float v : crest) {
      top = Math.min(top, v);
    }
    Rgb colour = new Rgb();
    int bottom = (int) Math.min(canvas.height, shore * canvas.unit + 1);
    for (int y = Math.max(0, (int) (top * canvas.unit) - 1); y < bottom; y++) {
      float v = y / canvas.unit;
      for (int x = 0; x < canvas.width; x++) {
        float cover = clamp((v - crest[x]) * canvas.unit + 0.5f);
        boolean hidden = next != null && v > next.crest[x] + 2 / canvas.unit;
        if (cover > 0 && !hidden) {
          slope.shade(x, x / canvas.unit, v, colour);
          canvas.cover(x, y, colour, cover);
        }
      }
    }
  }

  private static float[] smoothed(float[] line, int reach) {
    double[] sums = new double[line.length + 1];
    for (int i = 0; i < line.length; i++) {
      sums[i + 1] = sums[i] + line[i];
    }
    float[] smooth = new float[line.length];
    for (int i = 0; i < line.length; i++) {
      int from = Math.max(0, i - reach);
      int to = Math.min(line.length, i + reach + 1);
      smooth[i] = (float) ((sums[to] - sums[from]) / (to - from));
    }
    return smooth;
  }

  /// The surface below the crest: gullies lit from the sun's side, snow above, haze below.
  private final class Slope {
    private final Mood mood;
    private final Sun sun;
    private final Field relief;
    private final Field mist;
    private final boolean snow;
    private final Rgb haze;
    private final Rgb sunlight;
    private final Rgb white;
    private final float pixel;

    Slope(Canvas canvas, Mood mood, Sun sun) {
      this.mood = mood;
      this.sun = sun;
      this.relief = Field.of(canvas, this::roughness);
      this.mist = Field.of(canvas, (u, v) -> mood.noise().clouds(u * 2.1f, v * 6, layer + 11, 3));
      this.snow =
          mood.words().any("snow", "snowy", "winter", "ice", "glacier", "arctic", "alp", "frozen");
      this.haze = mood.palette().at(sun.moon() ? 0.44f : 0.8f);
      this.sunlight = mood.palette().at(0.95f);
      this.white = mood.palette().at(sun.moon() ? 0.72f : 0.98f);
      this.pixel = 1 / canvas.unit;
    }

    private float roughness(float u, float v) {
      Noise noise = mood.noise();
      int x = Math.clamp(Math.round(u / pixel), 0, body.length - 1);
      float depth = v - body[x];
      float bend = noise.clouds(u * 3, v * 3, layer + 3, 2) * 0.5f;
      return switch (terrain) {
        case PEAKS ->
            noise.ridges(u * 5 + bend * 1.6f, depth * 4.6f + u * 1.4f + bend, layer + 5, 5);
        case HILLS -> 0.5f + 0.5f * noise.clouds(u * 4 + bend, depth * 9, layer + 5, 4);
        case DUNES ->
            0.5f + 0.22f * noise.clouds(u * 2 + depth * 4, depth * 12 + bend, layer + 5, 2);
      };
    }

    void shade(int x, float u, float v, Rgb out) {
      float depth = Math.max(0, v - body[x]);
      float side = Math.clamp((sun.u() - u) * 5, -1, 1);
      float step = 0.008f;
      float facing = relief.at(u + side * step, v - step) - relief.at(u - side * step, v + step);
      float steep = slopeOf(x) * -side * smooth(0.3f, 0, depth);
      float lit = Math.clamp(facing * -1.3f + steep * 0.28f, -0.5f, 0.5f);
      float front = terrain == Terrain.PEAKS ? 0.07f : 0.24f;
      float tone = sun.moon() ? mix(0.36f, 0.04f, near) : mix(0.58f, front, near);
      float light = lit * mix(0.42f, 0.34f, near) * smooth(0.6f, 0, depth * near);
      mood.palette().at(tone + light + 0.02f * mood.noise().at(u * 90, v * 90, layer + 7), out);
      if (snow) {
        float lies = smooth(0.2f, 0.06f, depth + (0.5f - relief.at(u, v)) * 0.22f);
        float shade = 0.72f + lit * 1.1f;
        Rgb drift = new Rgb();
        drift.set(white);
        drift.scale(clamp(shade));
        out.mix(drift, lies * mix(0.85f, 0.55f, near));
      }
      float gathered = smooth(0, 0.26f, depth) * (0.6f + 0.7f * mist.at(u, v));
      float veil = clamp((1 - near) * (0.16f + 0.66f * gathered));
      out.mix(haze, veil);
      float towardsSun = clamp(1 - sun.distance(u, v) * 1.5f);
      out.add(sunlight, towardsSun * towardsSun * (1 - near) * (sun.moon() ? 0.1f : 0.34f));
      float rim = smooth(0.007f, 0, v - crest[x]) * towardsSun * (1 - near * 0.6f);
      out.add(sunlight, rim * (sun.moon() ? 0.1f : 0.3f));
    }

    private float slopeOf(int x) {
      int reach = Math.max(1, Math.round(0.012f / pixel));
      int left = Math.max(0, x - reach);
      int right = Math.min(body.length - 1, x + reach);
      return right == left ? 0 : (body[right] - body[left]) / ((right - left) * pixel);
    }
  }
}
