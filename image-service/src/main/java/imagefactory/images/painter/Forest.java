package imagefactory.images.painter;

import static imagefactory.images.painter.Maths.mix;

/// Conifers along a range's crest, each drawn branch by branch, rows from the back to the front.
final class Forest {
  private final Canvas canvas;
  private final Mood mood;
  private final Range range;
  private final float near;

  Forest(Canvas canvas, Mood mood, Range range, float near) {
    this.canvas = canvas;
    this.mood = mood;
    this.range = range;
    this.near = near;
  }

  void paint(float shore) {
    int rows = near > 0.9f ? 4 : 3;
    for (int row = 0; row < rows; row++) {
      float depth = row / (float) rows;
      float size = mix(0.035f, 0.17f, near * near) * mix(0.75f, 1.25f, depth);
      float tone =
          mood.night()
              ? mix(0.2f, 0.01f, near) - depth * 0.02f
              : mix(0.34f, 0.03f, near) - depth * 0.05f;
      float gap = size * mix(0.2f, 0.27f, near);
      for (float u = -size; u < canvas.right() + size; u += gap * mood.dice().between(0.5f, 1.5f)) {
        float foot = range.crestAt(Math.round(u * canvas.unit)) + size * (0.12f + depth * 0.5f);
        float height = size * mood.dice().between(0.45f, 1.3f);
        float shade = tone + mood.dice().between(-0.015f, 0.025f);
        if (foot < shore + size * 0.2f) {
          tree(u, foot, height, mood.palette().at(shade));
        }
      }
    }
    ground(shore);
  }

  /// Under the trees it is dark: nothing of the slope shines through between their feet.
  private void ground(float shore) {
    if (near < 0.9f) {
      return;
    }
    Rgb soil = mood.palette().at(0.015f);
    int bottom = (int) Math.min(canvas.height, shore * canvas.unit);
    for (int x = 0; x < canvas.width; x++) {
      float top = range.crestAt(x) + 0.12f;
      for (int y = Math.max(0, (int) (top * canvas.unit)); y < bottom; y++) {
        canvas.cover(x, y, soil, Maths.smooth(0, 0.08f, y / canvas.unit - top));
      }
    }
  }

  /// Tiers of boughs, wider and droopier towards the foot, ragged at their ends.
  private void tree(float u, float foot, float height, Rgb colour) {
    float unit = canvas.unit;
    int top = (int) ((foot - height) * unit);
    int bottom = (int) (foot * unit);
    float tiers = mood.dice().between(7, 11);
    float spread = mood.dice().between(0.17f, 0.24f) * height;
    int bark = mood.dice().below(1 << 16);
    Rgb lighter = new Rgb();
    for (int y = Math.max(0, top); y <= Math.min(canvas.height - 1, bottom); y++) {
      float down = (y / unit - (foot - height)) / height;
      float along = down * tiers;
      float bough = 0.5f + 0.5f * (along - Maths.floor(along));
      float half = spread * (0.04f + down) * bough;
      float ragged = 0.72f + 0.4f * mood.noise().cell(y, bark, 81);
      float left = (u - half * ragged) * unit;
      float right = (u + half * (1.44f - ragged)) * unit;
      lighter.set(colour);
      lighter.scale(1.35f - 0.5f * bough);
      for (int x = Math.max(0, (int) left); x <= Math.min(canvas.width - 1, (int) right); x++) {
        float cover = Math.min(x + 1 - left, right - x);
        canvas.cover(x, y, lighter, Math.min(1, cover));
      }
    }
  }
}
