package imagefactory.images.provider;

import imagefactory.images.provider.Options.UnfitException;

/// A provider in this process whose picture is as large as its order says.
interface Framed extends Local {
  Frame frame(Order order) throws UnfitException;

  @Override
  default long pixels(Order order) {
    try {
      Frame frame = frame(order);
      return (long) frame.width() * frame.height();
    } catch (UnfitException _) {
      // Nothing will be painted: making it says why.
      return 0;
    }
  }
}
