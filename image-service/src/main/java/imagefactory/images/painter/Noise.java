package imagefactory.images.painter;

import static imagefactory.images.painter.Maths.floor;

/// Smooth randomness over the plane. A `layer` number picks one of many independent noises.
final class Noise {
  private static final int DIRECTIONS = 64;
  private static final float[] X = new float[DIRECTIONS];
  private static final float[] Y = new float[DIRECTIONS];

  /// Brings gradient noise, which hardly leaves ±0.7, to about ±1.
  private static final float GAIN = 1.5f;

  static {
    for (int i = 0; i < DIRECTIONS; i++) {
      X[i] = (float) StrictMath.cos(i * 2 * StrictMath.PI / DIRECTIONS);
      Y[i] = (float) StrictMath.sin(i * 2 * StrictMath.PI / DIRECTIONS);
    }
  }

  private final int seed;

  Noise(int seed) {
    this.seed = seed;
  }

  /// Gradient noise, about -1 to 1.
  float at(float x, float y, int layer) {
    int left = floor(x);
    int top = floor(y);
    float dx = x - left;
    float dy = y - top;
    float across = fade(dx);
    float upper =
        Maths.mix(slope(left, top, layer, dx, dy), slope(left + 1, top, layer, dx - 1, dy), across);
    float lower =
        Maths.mix(
            slope(left, top + 1, layer, dx, dy - 1),
            slope(left + 1, top + 1, layer, dx - 1, dy - 1),
            across);
    return Maths.mix(upper, lower, fade(dy)) * GAIN;
  }

  /// Octaves of noise, each turned, twice as fine and half as strong: clouds, smoke, soil.
  float clouds(float x, float y, int layer, int octaves) {
    float sum = 0;
    float strength = 0.5f;
    for (int i = 0; i < octaves; i++) {
      sum += strength * at(x, y, layer + i);
      float turned = x * 1.6f + y * 1.2f;
      y = y * 1.6f - x * 1.2f;
      x = turned;
      strength *= 0.5f;
    }
    return sum;
  }

  /// Octaves folded at zero, so that they meet in sharp crests: mountains, filaments. 0 to about 1.
  float ridges(float x, float y, int layer, int octaves) {
    float sum = 0;
    float strength = 0.52f;
    for (int i = 0; i < octaves; i++) {
      float crest = 1 - Math.abs(at(x, y, layer + i));
      sum += strength * crest * crest;
      x = x * 2.05f + 3.7f;
      y = y * 2.05f + 1.3f;
      strength *= 0.48f;
    }
    return sum;
  }

  /// One number from 0 to 1 per cell of a grid.
  float cell(int x, int y, int layer) {
    return (hash(x, y, layer) >>> 8) / (float) (1 << 24);
  }

  private float slope(int x, int y, int layer, float dx, float dy) {
    int direction = hash(x, y, layer) & (DIRECTIONS - 1);
    return X[direction] * dx + Y[direction] * dy;
  }

  private int hash(int x, int y, int layer) {
    int n = (x * 0x9E3779B1) ^ (y * 0x85EBCA77) ^ ((layer + seed) * 0xC2B2AE3D);
    n = (n ^ (n >>> 15)) * 0x2C1B3C6D;
    n = (n ^ (n >>> 12)) * 0x297A2D39;
    return n ^ (n >>> 15);
  }

  private static float fade(float t) {
    return t * t * t * (t * (t * 6 - 15) + 10);
  }
}
