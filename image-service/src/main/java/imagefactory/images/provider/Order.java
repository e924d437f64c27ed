package imagefactory.images.provider;

import imagefactory.contracts.ImageCommand.Generate;
import imagefactory.contracts.Settings;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/// What a picture is ordered with.
public record Order(
    UUID imageId,
    String prompt,
    long seed,
    String aspectRatio,
    Map<String, Object> options,
    Settings.Limits limits) {
  public Order {
    options = Map.copyOf(options);
  }

  public static Order of(Generate command) {
    return new Order(
        command.imageId(),
        command.prompt(),
        command.seed(),
        command.aspectRatio(),
        command.provider().options(),
        command.limits());
  }

  public Duration callTimeout() {
    return Duration.ofSeconds(limits.callTimeoutSeconds());
  }

  /// Most providers know seeds of 32 bits. The lower half of a random seed is as random.
  long shortSeed() {
    return seed & 0xFFFF_FFFFL;
  }
}
