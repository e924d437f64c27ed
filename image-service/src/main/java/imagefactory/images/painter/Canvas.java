package imagefactory.images.painter;

import static imagefactory.images.painter.Maths.clamp;
import static imagefactory.images.painter.Maths.mix;

import imagefactory.pixels.Bitmap;

/// Linear light, pixel by pixel. Styles measure in units of the shorter side: u to the right, v
/// downwards.
final class Canvas {
  private static final int GAMMA_STEPS = 4096;
  private static final byte[] GAMMA = new byte[GAMMA_STEPS + 1];

  static {
    for (int i = 0; i <= GAMMA_STEPS; i++) {
      double linear = i / (double) GAMMA_STEPS;
      double encoded =
          linear <= 0.0031308 ? linear * 12.92 : 1.055 * StrictMath.pow(linear, 1 / 2.4) - 0.055;
      GAMMA[i] = (byte) Math.round(encoded * 255);
    }
  }

  final int width;
  final int height;

  /// Pixels to one unit.
  final float unit;

  private final float[] light;

  Canvas(int width, int height) {
    this.width = width;
    this.height = height;
    this.unit = Math.min(width, height);
    this.light = new float[width * height * 3];
  }

  /// Paints a colour for a point; `out` comes in with what is there.
  interface Shader {
    void shade(float u, float v, Rgb out);
  }

  float right() {
    return width / unit;
  }

  float bottom() {
    return height / unit;
  }

  void paint(Shader shader) {
    paint(0, height, shader);
  }

  /// Only the rows from `top` to `bottom`.
  void paint(int top, int bottom, Shader shader) {
    Rgb colour = new Rgb();
    for (int y = Math.max(0, top); y < Math.min(height, bottom); y++) {
      for (int x = 0; x < width; x++) {
        get(x, y, colour);
        shader.shade(x / unit, y / unit, colour);
        set(x, y, colour);
      }
    }
  }

  void get(int x, int y, Rgb out) {
    int i = (y * width + x) * 3;
    out.set(light[i], light[i + 1], light[i + 2]);
  }

  void set(int x, int y, Rgb colour) {
    int i = (y * width + x) * 3;
    light[i] = colour.red;
    light[i + 1] = colour.green;
    light[i + 2] = colour.blue;
  }

  /// Covers a pixel by a share of 0 to 1; what lies outside the canvas is dropped.
  void cover(int x, int y, Rgb colour, float share) {
    if (share <= 0 || x < 0 || y < 0 || x >= width || y >= height) {
      return;
    }
    int i = (y * width + x) * 3;
    float part = Math.min(1, share);
    light[i] = mix(light[i], colour.red, part);
    light[i + 1] = mix(light[i + 1], colour.green, part);
    light[i + 2] = mix(light[i + 2], colour.blue, part);
  }

  /// The light at a point between pixels; beyond the border the border goes on.
  void sample(float u, float v, Rgb out) {
    float x = Math.clamp(u * unit, 0, width - 1f);
    float y = Math.clamp(v * unit, 0, height - 1f);
    int left = (int) x;
    int top = (int) y;
    int right = Math.min(width - 1, left + 1);
    int below = Math.min(height - 1, top + 1);
    float dx = x - left;
    float dy = y - top;
    int a = (top * width + left) * 3;
    int b = (top * width + right) * 3;
    int c = (below * width + left) * 3;
    int d = (below * width + right) * 3;
    out.set(
        mix(mix(light[a], light[b], dx), mix(light[c], light[d], dx), dy),
        mix(mix(light[a + 1], light[b + 1], dx), mix(light[c + 1], light[d + 1], dx), dy),
        mix(mix(light[a + 2], light[b + 2], dx), mix(light[c + 2], light[d + 2], dx), dy));
  }

  /// Light to a photograph: darker corners, a film's shoulder in the highlights, fine grain against
  /// banding.
  Bitmap develop(Noise noise) {
    int[] argb = new int[width * height];
    for (int y = 0; y < height; y++) {
      float dy = y / (float) height - 0.5f;
      for (int x = 0; x < width; x++) {
        float dx = x / (float) width - 0.5f;
        float vignette = 1 - 0.5f * (dx * dx + dy * dy);
        float grain = 1 + (noise.cell(x, y, 300) - 0.5f) * 0.03f;
        float exposure = 1.06f * vignette * grain;
        int i = (y * width + x) * 3;
        argb[y * width + x] =
            0xFF000000
                | film(light[i] * exposure) << 16
                | film(light[i + 1] * exposure) << 8
                | film(light[i + 2] * exposure);
      }
    }
    return new Bitmap(width, height, argb);
  }

  private static int film(float linear) {
    float light = Math.max(0, linear);
    float curved = light * (1 + light * 0.18f) / (1 + light * 0.30f);
    return GAMMA[(int) (clamp(curved) * GAMMA_STEPS)] & 0xFF;
  }
}
