package imagefactory.history.logs;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Limits on the files of logs, under `factory.log`.
@ConfigMapping(prefix = "factory.log")
public interface LogSettings {
  /// A part that is as long as this is followed by another.
  @WithDefault("16M")
  MemorySize part();

  /// So many parts of a log are kept; the oldest go first.
  @WithDefault("16")
  int parts();

  /// All logs together; beyond that, those that were written to least recently go.
  @WithDefault("20G")
  MemorySize room();

  /// A log goes when nothing was written to it for so long.
  @WithDefault("90d")
  Duration keep();

  @WithDefault("1h")
  Duration cleanEvery();
}
