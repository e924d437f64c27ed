package imagefactory.images.provider;

import imagefactory.contracts.ImageCommand.Generate;
import imagefactory.contracts.Settings;
import java.util.Map;

/// What a picture is ordered with.
public record Order(
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
        command.prompt(),
        command.seed(),
        command.aspectRatio(),
        command.provider().options(),
        command.limits());
  }
}
