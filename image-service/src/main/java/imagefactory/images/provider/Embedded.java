package imagefactory.images.provider;

import imagefactory.images.painter.Brief;
import imagefactory.images.painter.Painter;
import imagefactory.images.provider.Options.UnfitException;
import jakarta.inject.Singleton;
import java.util.List;

/// The painter in this process: no network, no key, the same picture for the same prompt and seed.
@Singleton
final class Embedded implements Framed {
  private final Painter painter = new Painter();

  @Override
  public String name() {
    return "embedded";
  }

  @Override
  public String description() {
    return "Paints landscapes, nebulae, brush strokes and stained glass from the prompt's words, here and for free.";
  }

  @Override
  public List<Option> options() {
    return List.of(
        new Option(
            "size",
            "the longer side in pixels, %d to %d".formatted(Frame.SMALLEST, Frame.LARGEST),
            Frame.STANDARD));
  }

  @Override
  public Frame frame(Order order) throws UnfitException {
    var options = new Options(this, order.options());
    int size = options.whole("size", Frame.SMALLEST, Frame.LARGEST, Frame.STANDARD);
    return Frame.of(size, order.aspectRatio());
  }

  @Override
  public Making make(Order order) {
    try {
      Frame frame = frame(order);
      return new Making.Made(
          painter.paint(new Brief(order.prompt(), order.seed(), frame.width(), frame.height())));
    } catch (UnfitException e) {
      return e.declined();
    }
  }
}
