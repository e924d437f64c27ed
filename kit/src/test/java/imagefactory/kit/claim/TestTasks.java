package imagefactory.kit.claim;

import java.time.Duration;

/// Settings that let a test see at once what a service sees in minutes.
record TestTasks(Duration lease, Duration poll, Duration stopWithin, Duration retention)
    implements TaskSettings {
  static final TestTasks SETTINGS =
      new TestTasks(
          Duration.ofSeconds(30),
          Duration.ofMillis(50),
          Duration.ofSeconds(10),
          Duration.ofDays(7));

  TestTasks withLease(Duration lease) {
    return new TestTasks(lease, poll, stopWithin, retention);
  }

  TestTasks withPoll(Duration poll) {
    return new TestTasks(lease, poll, stopWithin, retention);
  }

  TestTasks withStopWithin(Duration stopWithin) {
    return new TestTasks(lease, poll, stopWithin, retention);
  }

  TestTasks withRetention(Duration retention) {
    return new TestTasks(lease, poll, stopWithin, retention);
  }

  @Override
  public Duration firstRetry() {
    return Duration.ofMillis(10);
  }

  @Override
  public Duration lastRetry() {
    return Duration.ofMillis(100);
  }

  @Override
  public Duration cleanEvery() {
    return Duration.ofHours(1);
  }
}
