package imagefactory.history.inbox;

import imagefactory.contracts.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/// Counts what is skipped because its type is not known here.
@Singleton
final class Skipped {
  private final MeterRegistry meters;

  Skipped(MeterRegistry meters) {
    this.meters = meters;
  }

  void count(Topic topic, int records) {
    meters.counter("factory.inbox.skipped", "topic", topic.topicName()).increment(records);
  }
}
