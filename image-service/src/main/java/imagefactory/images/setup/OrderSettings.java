package imagefactory.images.setup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How patient we are with providers over HTTP. How often one is asked and how many errors in a row
/// are borne is each job's own.
@ConfigMapping(prefix = "factory.orders")
public interface OrderSettings {
  /// The wait before the first look at a task; it doubles with each, as it does with each error.
  @WithDefault("1s")
  Duration firstWait();

  @WithDefault("15s")
  Duration lastWait();

  /// A provider that asks for more counts as unavailable, since the image keeps its place in the
  /// job's window while it waits.
  @WithDefault("5m")
  Duration longestWait();

  /// So many failures in a row, all replicas and images together, open the circuit.
  @WithDefault("5")
  int failures();

  /// So long nobody calls; then one tries.
  @WithDefault("30s")
  Duration openFor();

  /// When the circuit has been open for so long, images fail instead of waiting.
  @WithDefault("5m")
  Duration giveUpAfter();
}
