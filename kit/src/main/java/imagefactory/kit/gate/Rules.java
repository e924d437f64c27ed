package imagefactory.kit.gate;

import java.time.Duration;

/// The limits of a service that is called, as its gate applies them. No time between counted calls:
/// no limit to their rate.
public record Rules(
    Duration between, int burst, int failures, Duration openFor, Duration giveUpAfter) {
  /// How many calls in a minute (0: any number), of which so many may come together.
  public static Duration between(int perMinute) {
    return perMinute == 0 ? Duration.ZERO : Duration.ofMinutes(1).dividedBy(perMinute);
  }
}
