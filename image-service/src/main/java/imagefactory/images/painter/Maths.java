package imagefactory.images.painter;

/// The few functions every style needs; sines from a `StrictMath` table, equal on every machine.
final class Maths {
  static final float PI = 3.1415927f;
  static final float TURN = 2 * PI;
  private static final int STEPS = 4096;
  private static final float STEPS_PER_RADIAN = STEPS / TURN;
  private static final float[] SINE = new float[STEPS];

  static {
    for (int i = 0; i < STEPS; i++) {
      SINE[i] = (float) StrictMath.sin(i * 2 * StrictMath.PI / STEPS);
    }
  }

  private Maths() {}

  static float sin(float radians) {
    return SINE[floor(radians * STEPS_PER_RADIAN) & (STEPS - 1)];
  }

  static float cos(float radians) {
    return sin(radians + PI / 2);
  }

  static float sqrt(float x) {
    return (float) Math.sqrt(x);
  }

  static float length(float x, float y) {
    return sqrt(x * x + y * y);
  }

  static int floor(float x) {
    int whole = (int) x;
    return x < whole ? whole - 1 : whole;
  }

  static float clamp(float x) {
    return x < 0 ? 0 : Math.min(x, 1);
  }

  static float mix(float from, float to, float share) {
    return from + (to - from) * share;
  }

  /// 0 before `start`, 1 after `end`, and a soft S between them; falls when `end` is the smaller.
  static float smooth(float start, float end, float x) {
    float t = clamp((x - start) / (end - start));
    return t * t * (3 - 2 * t);
  }
}
