package imagefactory.images.setup;

import imagefactory.images.imaging.Imaging;
import imagefactory.images.metadata.Titler;
import imagefactory.images.remover.RemoveBg;
import imagefactory.images.remover.RemoverSettings;
import imagefactory.kit.call.Caller;
import imagefactory.pixels.Engine;
import imagefactory.pixels.Limits;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/// Builds what knows no framework.
final class Setup {
  private static final Logger LOG = Logger.getLogger(Setup.class);

  private Setup() {}

  @Produces
  @Singleton
  static Limits limits(ImageSettings settings) {
    return new Limits(
        settings.maxSide(), settings.maxSide(), settings.maxPixels(), settings.maxBytes());
  }

  @Produces
  @Singleton
  static Engine engine() {
    Engine engine = Engine.here();
    LOG.logf(
        engine.limited() ? Logger.Level.WARN : Logger.Level.INFO,
        "images are read and written by %s",
        engine.description());
    return engine;
  }

  @Produces
  @Singleton
  static Imaging imaging(Engine engine, Limits limits, Caller caller, RemoverSettings remover) {
    return new Imaging(engine, limits, new RemoveBg(caller, remover));
  }

  @Produces
  @Singleton
  static Titler titler() {
    return new Titler();
  }
}
