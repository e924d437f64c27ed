package imagefactory.history.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// What is kept, and for how long.
@ConfigMapping(prefix = "factory.retention")
public interface RetentionSettings {
  /// `kind:status=days`, separated by commas; the first that applies counts. Without any, all jobs
  /// stay.
  Optional<String> rules();

  /// How often to look.
  @WithDefault("1h")
  Duration every();

  /// How long listeners can come back to an event.
  @WithDefault("90d")
  Duration feed();

  /// How long a job stays that came out of an archive.
  @WithDefault("30d")
  Duration restored();

  /// Jobs in one transaction and one file.
  @WithDefault("100")
  int jobs();

  /// Transactions at most for one request; a scheduled run goes on until nothing is left.
  @WithDefault("50")
  int batches();

  /// Where archives lie.
  Path archive();
}
