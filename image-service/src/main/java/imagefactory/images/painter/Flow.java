package imagefactory.images.painter;

import static imagefactory.images.painter.Maths.clamp;
import static imagefactory.images.painter.Maths.cos;
import static imagefactory.images.painter.Maths.sin;
import static imagefactory.images.painter.Maths.smooth;

/// Thousands of brush strokes that follow one current, broad ones first, hair-fine ones last.
final class Flow implements Style {
  private static final Pass[] PASSES = {
    new Pass(0.0062f, 0.11f, 0.42f, 900, 0),
    new Pass(0.0034f, 0.15f, 0.5f, 1900, 0.03f),
    new Pass(0.0016f, 0.2f, 0.62f, 4200, 0.07f)
  };

  /// Strokes of one size: half width and length in units, opacity, how many to a square unit, how
  /// much lighter.
  private record Pass(float half, float length, float opacity, int perSquare, float lift) {}

  @Override
  public void paint(Canvas canvas, Mood mood) {
    Current current = new Current(canvas, mood);
    canvas.paint((u, v, out) -> mood.palette().at(0.1f + 0.5f * current.tone(u, v), out));
    for (Pass pass : PASSES) {
      int strokes = (int) (pass.perSquare * canvas.right() * canvas.bottom());
      for (int i = 0; i < strokes; i++) {
        stroke(canvas, mood, current, pass);
      }
    }
    Glow.add(canvas, 0.75f, 0.03f, 0.22f);
  }

  private static void stroke(Canvas canvas, Mood mood, Current current, Pass pass) {
    Dice dice = mood.dice();
    float u = dice.between(-0.1f, canvas.right() + 0.1f);
    float v = dice.between(-0.1f, canvas.bottom() + 0.1f);
    float tone = current.tone(u, v) + dice.between(-0.13f, 0.13f) + pass.lift;
    Rgb colour = mood.palette().at(0.05f + 0.93f * clamp(tone));
    colour.scale(dice.between(0.84f, 1.12f));
    float half = Math.max(pass.half, 0.55f / canvas.unit);
    float step = half * 0.55f;
    int steps = (int) (pass.length * dice.between(0.5f, 1) / step);
    for (int i = 0; i < steps; i++) {
      float pressure = sin(Maths.PI * i / steps);
      dab(canvas, u, v, half * (0.3f + 0.7f * pressure), pass.opacity * pressure * 0.6f, colour);
      float direction = current.direction(u, v);
      u += cos(direction) * step;
      v += sin(direction) * step;
    }
  }

  /// A round spot, its upper edge lighter: paint lies thick and catches light from above.
  private static void dab(Canvas canvas, float u, float v, float half, float opacity, Rgb colour) {
    float x = u * canvas.unit;
    float y = v * canvas.unit;
    float radius = half * canvas.unit;
    Rgb lit = new Rgb();
    for (int row = (int) (y - radius); row <= y + radius + 1; row++) {
      lit.set(colour);
      lit.scale(1 - 0.2f * Math.clamp((row - y) / radius, -1, 1));
      for (int column = (int) (x - radius); column <= x + radius + 1; column++) {
        float cover = clamp(radius - Maths.length(column - x, row - y) + 0.5f);
        canvas.cover(column, row, lit, cover * opacity);
      }
    }
  }

  /// Where paint flows, and how bright it is there.
  private static final class Current {
    private final Field direction;
    private final Field tone;

    Current(Canvas canvas, Mood mood) {
      Noise noise = mood.noise();
      Dice dice = mood.dice();
      float zoom = dice.between(0.9f, 1.5f);
      float east = dice.between(0, 900);
      float lean = dice.between(0, Maths.TURN);
      float eyeU = canvas.right() * dice.between(0.3f, 0.7f);
      float eyeV = canvas.bottom() * dice.between(0.3f, 0.7f);
      float spin = dice.chance(0.5f) ? 2.8f : -2.8f;
      this.direction =
          Field.of(
              canvas,
              (u, v) -> {
                float du = u - eyeU;
                float dv = v - eyeV;
                float whirl = spin / (1 + (du * du + dv * dv) * 18);
                return lean
                    + 4.2f * noise.clouds(u * zoom + east, v * zoom, 41, 2)
                    + 0.9f * sin(v * 2.3f + lean)
                    + whirl;
              });
      this.tone =
          Field.of(
              canvas,
              (u, v) -> {
                float x = u * zoom + east;
                float y = v * zoom;
                float bend = noise.clouds(x, y, 1, 3);
                float waves = noise.clouds(x + 1.9f * bend, y - 1.6f * bend, 7, 4);
                float eye = smooth(0.75f, 0, Maths.length(u - eyeU, v - eyeV));
                return clamp(0.42f + 1.05f * waves + 0.22f * eye);
              });
    }

    float direction(float u, float v) {
      return direction.at(u, v);
    }

    float tone(float u, float v) {
      return tone.at(u, v);
    }
  }
}
