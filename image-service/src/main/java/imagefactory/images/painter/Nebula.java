package imagefactory.images.painter;

import static imagefactory.images.painter.Maths.clamp;
import static imagefactory.images.painter.Maths.mix;
import static imagefactory.images.painter.Maths.smooth;

/// Glowing gas and dust lanes around a bright heart, stars in three sizes, and sometimes a planet.
final class Nebula implements Style {

  @Override
  public void paint(Canvas canvas, Mood mood) {
    Dice dice = mood.dice();
    boolean spiral = mood.words().any("galaxy", "spiral", "andromeda");
    boolean planet =
        mood.words().any("planet", "saturn", "world", "mars", "jupiter", "moon")
            || (!spiral && dice.chance(0.3f));
    float heartU = canvas.right() * dice.between(0.36f, 0.64f);
    float heartV = canvas.bottom() * dice.between(0.38f, 0.6f);
    gas(canvas, mood, heartU, heartV, spiral);
    new Stars(mood.noise()).paint(canvas);
    if (planet) {
      new Planet(canvas, mood).paint();
    }
    Glow.add(canvas, 0.5f, 0.03f, 0.55f);
  }

  private static void gas(Canvas canvas, Mood mood, float heartU, float heartV, boolean spiral) {
    Noise noise = mood.noise();
    Dice dice = mood.dice();
    float zoom = dice.between(1.1f, 1.7f);
    float east = dice.between(0, 900);
    float tilt = dice.between(-0.7f, 0.7f);
    Field bendU = Field.of(canvas, (u, v) -> noise.clouds(u * zoom + east, v * zoom, 1, 4));
    Field bendV = Field.of(canvas, (u, v) -> noise.clouds(u * zoom + east, v * zoom, 9, 4));
    Field gas =
        Field.of(
            canvas,
            (u, v) -> {
              float x = u * zoom + east + 1.3f * bendU.at(u, v);
              float y = v * zoom + 1.3f * bendV.at(u, v);
              return 0.6f * noise.clouds(x, y, 33, 6) + 0.42f * noise.ridges(x, y, 41, 5);
            });
    Field arms = Field.of(canvas, (u, v) -> spiral ? arm(u - heartU, v - heartV, tilt) : 0);
    Field dust =
        Field.of(
            canvas,
            (u, v) ->
                noise.ridges(
                    u * zoom * 1.3f + east + 0.9f * bendV.at(u, v),
                    v * zoom * 1.3f + 0.9f * bendU.at(u, v),
                    57,
                    6));
    Rgb cold = mood.palette().at(0.36f);
    Rgb core = mood.palette().at(0.97f);
    Rgb warm = mood.palette().at(0.74f);
    canvas.paint((u, v, out) -> {
      float du = u - heartU;
      float dv = v - heartV;
      float along = du + dv * tilt;
      float across = dv - du * tilt;
      float far = along * along * 0.9f + across * across * 3.2f;
      float heart = 1 / (1 + far * 7);
      float density = gas.at(u, v) + arms.at(u, v) + 0.42f * heart - 0.2f;
      float glow = smooth(-0.12f, 0.6f, density);
      mood.palette().at(0.04f + 0.72f * glow * glow, out);
      out.scale(0.25f + 1.5f * glow);
      out.add(cold, 0.5f * smooth(-0.25f, 0.35f, bendU.at(u, v)) * (0.2f + heart));
      out.add(warm, 0.9f * smooth(0.05f, 0.5f, bendV.at(u, v)) * glow * heart);
      out.add(core, 1.25f * heart * heart * smooth(0.12f, 0.75f, density));
      float lane = smooth(0.62f, 0.86f, dust.at(u, v)) * smooth(0.02f, 0.35f, glow);
      out.scale(1 - 0.74f * lane);
      out.scale(mix(0.7f, 1, clamp(heart * 2)));
    });
  }

  /// Two arms of a logarithmic spiral, seen from the side, thinning out from the core.
  private static float arm(float u, float v, float tilt) {
    float along = u + v * tilt;
    float across = (v - u * tilt) * 2.1f;
    float away = Maths.length(along, across) + 0.02f;
    double turn = StrictMath.atan2(across, along) - 2.9 * StrictMath.log(away * 9);
    float ridge = 0.5f + 0.5f * (float) StrictMath.cos(2 * turn);
    float disc = smooth(0.74f, 0.12f, away);
    return disc * (0.62f * ridge * ridge - 0.1f) + 0.5f * smooth(0.1f, 0, away) - 0.27f;
  }
}
