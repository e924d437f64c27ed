package imagefactory.images.painter;

import static imagefactory.images.painter.Maths.mix;
import static imagefactory.images.painter.Maths.smooth;

/// Faint stars in crowds, fewer bright ones, and a handful with the spikes of a telescope's mirror
/// mount.
final class Stars {
  private final Noise noise;

  Stars(Noise noise) {
    this.noise = noise;
  }

  void paint(Canvas canvas) {
    scatter(canvas, 260, 0.09f, 0.0011f, 0.6f);
    scatter(canvas, 120, 0.045f, 0.0019f, 1.1f);
    scatter(canvas, 14, 0.05f, 0.0034f, 2.0f);
  }

  /// At most one star to a cell of the grid, drawn at its own place, never over a pixel it does not
  /// touch.
  private void scatter(Canvas canvas, int perUnit, float share, float size, float brightness) {
    int columns = (int) (canvas.right() * perUnit) + 1;
    int rows = (int) (canvas.bottom() * perUnit) + 1;
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        float luck = noise.cell(column, row, perUnit);
        if (luck < share) {
          float u = (column + noise.cell(column, row, perUnit + 1)) / perUnit;
          float v = (row + noise.cell(column, row, perUnit + 2)) / perUnit;
          float power = 0.25f + 0.75f * (1 - luck / share);
          star(canvas, u, v, size * (0.6f + power), brightness * power, perUnit < 50);
        }
      }
    }
  }

  private void star(Canvas canvas, float u, float v, float size, float power, boolean spikes) {
    float radius = Math.max(size, 0.7f / canvas.unit);
    float reach = spikes ? radius * 11 : radius;
    float warmth = noise.cell((int) (u * 9999), (int) (v * 9999), 77);
    Rgb light = new Rgb(mix(0.72f, 1, warmth), 0.9f, mix(1, 0.7f, warmth));
    Rgb pixel = new Rgb();
    int left = Math.max(0, (int) ((u - reach) * canvas.unit));
    int right = Math.min(canvas.width - 1, (int) ((u + reach) * canvas.unit) + 1);
    int top = Math.max(0, (int) ((v - reach) * canvas.unit));
    int bottom = Math.min(canvas.height - 1, (int) ((v + reach) * canvas.unit) + 1);
    for (int y = top; y <= bottom; y++) {
      for (int x = left; x <= right; x++) {
        float du = Math.abs(x / canvas.unit - u);
        float dv = Math.abs(y / canvas.unit - v);
        float amount = smooth(radius, 0, Maths.length(du, dv)) * power;
        if (spikes) {
          amount += power * 0.5f * (spike(du, dv, radius, reach) + spike(dv, du, radius, reach));
        }
        if (amount > 0) {
          canvas.get(x, y, pixel);
          pixel.add(light, amount);
          canvas.set(x, y, pixel);
        }
      }
    }
  }

  private static float spike(float across, float along, float radius, float reach) {
    float fade = smooth(reach, 0, along);
    return smooth(radius * 0.45f, 0, across) * fade * fade;
  }
}
