package imagefactory.history.rebuild;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// The limits of a rebuild.
@ConfigMapping(prefix = "factory.rebuild")
public interface RebuildSettings {
  /// So many records are read at a time.
  @WithDefault("5000")
  int records();

  /// So many threads read and tell at once.
  @WithDefault("2")
  int atOnce();

  /// So long may the data of events be, in bytes, whose jobs are at hand before they are set down.
  @WithDefault("48M")
  MemorySize atHand();

  /// So often each process looks for a rebuild whose process died.
  @WithDefault("1m")
  Duration lookEvery();
}
