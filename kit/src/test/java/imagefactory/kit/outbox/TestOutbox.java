package imagefactory.kit.outbox;

import java.time.Duration;

/// Settings that let a test see in seconds what a service sees in minutes.
record TestOutbox(int batchRows, Duration topicPatience, Duration stuckAfter)
    implements OutboxSettings {
  static final TestOutbox SETTINGS =
      new TestOutbox(100, Duration.ofSeconds(2), Duration.ofMinutes(2));

  @Override
  public boolean enabled() {
    return true;
  }

  @Override
  public int shards() {
    return 2;
  }

  @Override
  public long batchBytes() {
    return 8_000_000;
  }

  @Override
  public Duration poll() {
    return Duration.ofMillis(200);
  }

  @Override
  public Duration stopWithin() {
    return Duration.ofSeconds(5);
  }
}
