package imagefactory.images.painter;

import static imagefactory.images.painter.Maths.clamp;
import static imagefactory.images.painter.Maths.floor;
import static imagefactory.images.painter.Maths.mix;
import static imagefactory.images.painter.Maths.smooth;
import static imagefactory.images.painter.Maths.sqrt;

/// Stained glass: another style's picture, seen through panes of coloured glass set in lead.
final class Mosaic implements Style {
  private static final float JITTER = 0.78f;
  private static final float LEAD = 0.062f;
  private static final int MOTIF_SIDE = 256;
  private static final Rgb WHITE = new Rgb(1, 1, 1);
  private static final Rgb LEAD_GREY = new Rgb(0.008f, 0.008f, 0.01f);

  private final Style motif;

  Mosaic(Style motif) {
    this.motif = motif;
  }

  @Override
  public void paint(Canvas canvas, Mood mood) {
    float panes = mood.dice().between(17, 24);
    // Each pane takes one colour, so a small painting of the motif is enough.
    float shrink = Math.min(1, MOTIF_SIDE / canvas.unit);
    Canvas small =
        new Canvas(
            Math.max(1, Math.round(canvas.width * shrink)),
            Math.max(1, Math.round(canvas.height * shrink)));
    motif.paint(small, mood);
    Field ripple = Field.of(canvas, (u, v) -> mood.noise().clouds(u * 22, v * 22, 205, 3));
    Rgb glass = new Rgb();
    canvas.paint((u, v, out) -> {
      Pane pane = Pane.at(u * panes, v * panes, mood.noise());
      small.sample(pane.x / panes, pane.y / panes, glass);
      deepen(glass, 1.5f);
      float off = (u * panes - pane.x) * 0.7f + (v * panes - pane.y) * 0.7f;
      float strength = mix(0.42f, 0.98f, pane.shade);
      glass.scale(strength * (1.08f - 0.26f * off) * (1 + 0.2f * ripple.at(u, v)));
      float shine = smooth(LEAD * 1.4f, LEAD * 2.4f, pane.edge) * smooth(0.3f, 0.12f, pane.edge);
      glass.add(WHITE, shine * clamp(-off * 1.1f) * 0.14f);
      float lead = smooth(LEAD, LEAD * 0.55f, pane.edge);
      float bead = 0.012f + 0.05f * smooth(LEAD * 0.6f, 0, pane.edge);
      out.set(glass);
      out.mix(LEAD_GREY, lead);
      out.add(WHITE, lead * bead * 0.6f);
    });
    Glow.add(canvas, 0.42f, 0.02f, 0.25f);
  }

  /// Away from grey: light that came through glass is purer than paint.
  private static void deepen(Rgb colour, float amount) {
    float grey = 0.2126f * colour.red + 0.7152f * colour.green + 0.0722f * colour.blue;
    colour.set(
        Math.max(0, mix(grey, colour.red, amount)),
        Math.max(0, mix(grey, colour.green, amount)),
        Math.max(0, mix(grey, colour.blue, amount)));
  }

  /// The pane a point lies in: its centre, a shade of its own, and how far its border is.
  private record Pane(float x, float y, float shade, float edge) {

    static Pane at(float u, float v, Noise noise) {
      int column = floor(u);
      int row = floor(v);
      float nearest = Float.MAX_VALUE;
      float x = 0;
      float y = 0;
      int homeColumn = 0;
      int homeRow = 0;
      for (int r = row - 1; r <= row + 1; r++) {
        for (int c = column - 1; c <= column + 1; c++) {
          float cu = centre(noise, c, r, 201, c);
          float cv = centre(noise, c, r, 202, r);
          float away = (u - cu) * (u - cu) + (v - cv) * (v - cv);
          if (away < nearest) {
            nearest = away;
            x = cu;
            y = cv;
            homeColumn = c;
            homeRow = r;
          }
        }
      }
      float edge = Float.MAX_VALUE;
      for (int r = homeRow - 1; r <= homeRow + 1; r++) {
        for (int c = homeColumn - 1; c <= homeColumn + 1; c++) {
          if (r != homeRow || c != homeColumn) {
            edge =
                Math.min(
                    edge,
                    border(u, v, x, y, centre(noise, c, r, 201, c), centre(noise, c, r, 202, r)));
          }
        }
      }
      return new Pane(x, y, noise.cell(homeColumn, homeRow, 203), edge);
    }

    private static float centre(Noise noise, int column, int row, int layer, int base) {
      return base + 0.5f + (noise.cell(column, row, layer) - 0.5f) * JITTER;
    }

    /// How far the line half-way between two centres is.
    private static float border(float u, float v, float x, float y, float otherX, float otherY) {
      float dx = otherX - x;
      float dy = otherY - y;
      float length = sqrt(dx * dx + dy * dy);
      return ((x + otherX) / 2 - u) * dx / length + ((y + otherY) / 2 - v) * dy / length;
    }
  }
}
