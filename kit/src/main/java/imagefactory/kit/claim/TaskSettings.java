package imagefactory.kit.claim;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// The limits of tasks and their workers.
@ConfigMapping(prefix = "factory.task")
public interface TaskSettings {
  /// After so long without a heartbeat a task may be claimed by another. Heartbeats come three
  /// times as often.
  @WithDefault("30s")
  Duration lease();

  /// How long to wait for a wake-up before looking for tasks anyway.
  @WithDefault("1s")
  Duration poll();

  /// The wait after a task's first failure; it doubles with each attempt.
  @WithDefault("1s")
  Duration firstRetry();

  @WithDefault("5m")
  Duration lastRetry();

  /// How long a stop waits for work to end before it hands the tasks back.
  @WithDefault("10s")
  Duration stopWithin();

  /// How long finished tasks stay, so that the same task is not taken in again.
  @WithDefault("7d")
  Duration retention();

  @WithDefault("1h")
  Duration cleanEvery();
}
