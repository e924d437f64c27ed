package imagefactory.verdicts.setup;

import imagefactory.kit.store.ObjectStore;
import imagefactory.pixels.Engine;
import imagefactory.pixels.Limits;
import imagefactory.verdicts.measure.Gauge;
import imagefactory.verdicts.verdict.NoDuplicate;
import imagefactory.verdicts.verdict.Panel;
import imagefactory.verdicts.verdict.Rules;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/// Builds what knows no framework.
final class Setup {
  private static final Logger LOG = Logger.getLogger(Setup.class);

  private Setup() {}

  @Produces
  @Singleton
  static Rules rules(QcSettings settings) {
    return new Rules(
        settings.ratioTolerance(),
        settings.leastSide(),
        settings.leastBrightnessVariation(),
        settings.mostClipped(),
        settings.leastSharpness(),
        settings.duplicateBits(),
        settings.duplicateShade());
  }

  @Produces
  @Singleton
  static Panel panel(Rules rules) {
    return Panel.of(rules);
  }

  @Produces
  @Singleton
  static NoDuplicate noDuplicate(Rules rules) {
    return new NoDuplicate(rules);
  }

  /// The images are image-service's; here they are only read.
  @Produces
  @Singleton
  static Gauge gauge(ObjectStore store, QcSettings settings) {
    LOG.logf(
        Engine.here().limited() ? Logger.Level.WARN : Logger.Level.INFO,
        "images are read by %s",
        Engine.here().description());
    var limits =
        new Limits(
            settings.maxSide(), settings.maxSide(), settings.maxPixels(), settings.maxBytes());
    return new Gauge(store, limits, settings.smallPixels(), settings.workers());
  }
}
