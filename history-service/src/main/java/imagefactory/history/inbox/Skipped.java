package imagefactory.history.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/// Counts what is skipped because its type is not known here.
@Singleton
final class Skipped {
  private final MeterRegistry meters;

  Skipped(MeterRegistry meters) {
    this.meters = meters;
  }

  void count(String topic) {
    meters.counter("factory.inbox.skipped", "topic", topic).increment();
  }
}
