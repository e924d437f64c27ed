package imagefactory.kit.outbox;

import static org.awaitility.Awaitility.await;

import imagefactory.kit.Room;
import java.time.Duration;
import java.util.Optional;

/// A relay whose process dies at a given step: its thread ends, and its connections with it.
public final class CrashingRelay {
  private CrashingRelay() {}

  /// Carries a batch, and dies before it can delete it.
  public static void publishWithoutDelete(Room room, int shard) {
    awaitDeath(
        start(
            room,
            shard,
            new Relay.Steps() {
              @Override
              public void published() {
                throw new Crash();
              }
            }));
  }

  /// Takes a batch, and dies before it can send it.
  static void takeWithoutPublish(Room room, int shard) {
    awaitDeath(
        start(
            room,
            shard,
            new Relay.Steps() {
              @Override
              public void taken() {
                throw new Crash();
              }
            }));
  }

  private static Relay start(Room room, int shard, Relay.Steps steps) {
    return new Relay(
            shard, room.source("crashing"), room.kafka(), room.prefix(), TestOutbox.SETTINGS, steps)
        .start();
  }

  private static void awaitDeath(Relay relay) {
    await()
        .dontCatchUncaughtExceptions()
        .atMost(Duration.ofSeconds(60))
        .until(() -> relay.sickness().equals(Optional.of("its thread has died")));
  }

  private static final class Crash extends Error {}
}
