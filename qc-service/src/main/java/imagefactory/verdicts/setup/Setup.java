package imagefactory.verdicts.setup;

import imagefactory.kit.store.ObjectStore;
import imagefactory.pixels.Limits;
import imagefactory.verdicts.measure.Gauge;
import imagefactory.verdicts.verdict.Panel;
import imagefactory.verdicts.verdict.Rules;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Builds what knows no framework.
final class Setup {
  private Setup() {}

  @Produces
  @Singleton
  static Panel panel(QcSettings settings) {
    return Panel.of(new Rules(settings.ratioTolerance(), settings.leastBrightnessVariation()));
  }

  /// The images are image-service's; here they are only read.
  @Produces
  @Singleton
  static Gauge gauge(ObjectStore store, QcSettings settings) {
    var limits =
        new Limits(
            settings.maxSide(), settings.maxSide(), settings.maxPixels(), settings.maxBytes());
    return new Gauge(store, limits, settings.smallPixels(), settings.workers());
  }
}
