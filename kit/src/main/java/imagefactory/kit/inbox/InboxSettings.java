package imagefactory.kit.inbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// The limits of the inbox.
@ConfigMapping(prefix = "factory.inbox")
public interface InboxSettings {
  /// One poll may be in work for so long, PostgreSQL's absence not counted, before liveness turns
  /// red.
  @WithDefault("2m")
  Duration stuckAfter();
}
