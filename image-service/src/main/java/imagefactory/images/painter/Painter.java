package imagefactory.images.painter;

import imagefactory.pixels.Bitmap;

/// Paints what a brief asks for.
public final class Painter {

  public Bitmap paint(Brief brief) {
    Mood mood = Mood.of(brief);
    Canvas canvas = new Canvas(brief.width(), brief.height());
    Style.choose(mood).paint(canvas, mood);
    return canvas.develop(mood.noise());
  }
}
