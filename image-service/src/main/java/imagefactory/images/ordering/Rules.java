package imagefactory.images.ordering;

import imagefactory.images.provider.Access.Rate;
import imagefactory.images.setup.OrderSettings;
import java.time.Duration;

/// A provider's limits, as the gate applies them. No time between orders: no limit to their rate.
record Rules(Duration between, int burst, int failures, Duration openFor, Duration giveUpAfter) {
  static Rules of(Rate rate, OrderSettings settings) {
    return new Rules(
        rate.perMinute() == 0 ? Duration.ZERO : Duration.ofMinutes(1).dividedBy(rate.perMinute()),
        rate.burst(),
        settings.failures(),
        settings.openFor(),
        settings.giveUpAfter());
  }
}
