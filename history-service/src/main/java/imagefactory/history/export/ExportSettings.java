package imagefactory.history.export;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Limits on exports, under `factory.exports`.
@ConfigMapping(prefix = "factory.exports")
public interface ExportSettings {
  /// Exports that run at the same time; one more is asked to come back.
  @WithDefault("4")
  int atOnce();

  /// How long an export waits for a place that was taken between looking and beginning.
  @WithDefault("30s")
  Duration patience();

  /// Jobs in one bulk export.
  @WithDefault("1000")
  int mostJobs();
}
