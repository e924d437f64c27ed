package imagefactory.images.setup;

import imagefactory.images.imaging.Imaging;
import imagefactory.images.imaging.JavaImaging;
import imagefactory.images.metadata.Titler;
import imagefactory.pixels.Limits;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Builds what knows no framework.
final class Setup {
  private Setup() {}

  @Produces
  @Singleton
  static Limits limits(ImageSettings settings) {
    return new Limits(
        settings.maxSide(), settings.maxSide(), settings.maxPixels(), settings.maxBytes());
  }

  @Produces
  @Singleton
  static Imaging imaging(Limits limits) {
    return new JavaImaging(limits);
  }

  @Produces
  @Singleton
  static Titler titler() {
    return new Titler();
  }
}
