package imagefactory.images.painter;

import static imagefactory.images.painter.Maths.clamp;
import static imagefactory.images.painter.Maths.mix;
import static imagefactory.images.painter.Maths.smooth;
import static imagefactory.images.painter.Maths.sqrt;

/// A banded world lit from one side, with its air's bright rim and perhaps a ring, which its shadow
/// crosses.
final class Planet {
  private static final float RING_INNER = 1.36f;
  private static final float RING_OUTER = 2.1f;

  /// The light comes half from the side and half from behind the viewer.
  private static final float LIGHT_ASIDE = 0.866f;

  private static final float LIGHT_BEHIND = 0.5f;

  private final Canvas canvas;
  private final Mood mood;
  private final float u;
  private final float v;
  private final float radius;
  private final boolean ringed;
  private final float axisCos;
  private final float axisSin;
  private final float tilt;
  private final float lightX;
  private final float lightY;

  Planet(Canvas canvas, Mood mood) {
    Dice dice = mood.dice();
    this.canvas = canvas;
    this.mood = mood;
    this.u = canvas.right() * (dice.chance(0.5f) ? 0.34f : 0.66f);
    this.v = canvas.bottom() * dice.between(0.42f, 0.62f);
    this.radius = dice.between(0.16f, 0.22f);
    this.ringed = mood.words().any("ring", "ringed", "saturn") || dice.chance(0.4f);
    float axis = dice.between(-0.55f, 0.55f);
    this.axisCos = Maths.cos(axis);
    this.axisSin = Maths.sin(axis);
    this.tilt = dice.between(0.2f, 0.36f);
    float light = dice.between(0, Maths.TURN);
    this.lightX = Maths.cos(light) * LIGHT_ASIDE;
    this.lightY = Maths.sin(light) * LIGHT_ASIDE;
  }

  void paint() {
    canvas.paint((x, y, out) -> {
      float dx = (x - u) / radius;
      float dy = (y - v) / radius;
      float square = dx * dx + dy * dy;
      if (square > RING_OUTER * RING_OUTER * 1.1f) {
        return;
      }
      float level = dy * axisCos - dx * axisSin;
      if (ringed && level <= 0) {
        ring(dx, dy, level, out);
      }
      atmosphere(dx, dy, square, out);
      if (square < 1.02f) {
        globe(dx, dy, square, level, out);
      }
      if (ringed && level > 0) {
        ring(dx, dy, level, out);
      }
    });
  }

  private void globe(float dx, float dy, float square, float level, Rgb out) {
    Noise noise = mood.noise();
    float depth = sqrt(Math.max(0, 1 - square));
    float facing = dx * lightX + dy * lightY + depth * LIGHT_BEHIND;
    float storm = noise.clouds(dx * 2.1f + 7, dy * 2.1f + depth, 95, 5);
    float bands = noise.clouds(storm * 0.7f, level * 5 + storm * 1.2f, 97, 4);
    Rgb colour = mood.palette().at(0.56f + 0.5f * bands + 0.16f * storm);
    colour.scale(0.012f + 1.15f * smooth(-0.12f, 0.95f, facing));
    if (ringed) {
      // The ring's shadow falls as a dark band beside the equator.
      colour.scale(1 - 0.45f * smooth(0.1f, 0.02f, Math.abs(level - 0.12f)) * depth);
    }
    float rim = 1 - depth;
    colour.add(mood.palette().at(0.86f), rim * rim * rim * clamp(facing + 0.3f) * 1.2f);
    out.mix(colour, clamp((1 - sqrt(square)) * radius * canvas.unit + 0.5f));
  }

  private void atmosphere(float dx, float dy, float square, Rgb out) {
    float away = sqrt(square);
    float lit = clamp(0.25f + (dx * lightX + dy * lightY));
    float air = smooth(1.22f, 1, away);
    out.add(mood.palette().at(0.8f), air * air * lit * 0.5f);
  }

  private void ring(float dx, float dy, float level, Rgb out) {
    float along = dx * axisCos + dy * axisSin;
    float across = level / tilt;
    float away = Maths.length(along, across);
    float band = smooth(RING_INNER, RING_INNER + 0.04f, away) * smooth(RING_OUTER, 2.04f, away);
    if (band <= 0) {
      return;
    }
    float grooves =
        0.55f
            + 0.5f * mood.noise().at(away * 11, 3.3f, 91)
            + 0.4f * mood.noise().at(away * 37, 7, 92);
    float gap = 1 - 0.85f * smooth(0.035f, 0.01f, Math.abs(away - 1.78f));
    // Behind the planet, away from the light, the ring lies in its shadow.
    float behind = -(along * lightX + level * lightY);
    float aside = Math.abs(along * lightY - level * lightX);
    float shadow = behind > 0 ? smooth(1.05f, 0.9f, aside) : 0;
    Rgb colour = mood.palette().at(0.7f + 0.2f * mood.noise().at(away * 7, 1.1f, 93));
    colour.scale(mix(1.05f, 0.06f, shadow));
    out.mix(colour, clamp(band * gap * clamp(grooves) * 0.9f));
  }
}
