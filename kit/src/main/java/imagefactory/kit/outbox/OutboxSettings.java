package imagefactory.kit.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// The limits of the outbox and its relays.
@ConfigMapping(prefix = "factory.outbox")
public interface OutboxSettings {
  /// Off for a service that sends nothing, or whose rows another process carries.
  @WithDefault("true")
  boolean enabled();

  /// Relays side by side. A new number takes effect at a start that finds the outbox empty.
  @WithDefault("2")
  int shards();

  /// Rows a relay has on the way at most; each is what a transaction says.
  @WithDefault("1000")
  int batchRows();

  /// Their payloads together, give or take the last one.
  @WithDefault("8000000")
  long batchBytes();

  /// How long to wait for a notice before looking anyway; also between two tries for a shard's
  /// lock.
  @WithDefault("1s")
  Duration poll();

  /// How long a topic may be missing, while Kafka answers, before its records are refused.
  @WithDefault("10s")
  Duration topicPatience();

  /// A relay that makes no step for so long, while Kafka answers, turns liveness red.
  @WithDefault("2m")
  Duration stuckAfter();

  /// How long a stop waits for what is on its way.
  @WithDefault("5s")
  Duration stopWithin();
}
