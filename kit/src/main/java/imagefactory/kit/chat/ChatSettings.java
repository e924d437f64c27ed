package imagefactory.kit.chat;

import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// Where a model is and how patient we are with it; who has a model extends it under a prefix of
/// its own. Url, model and key come from the environment alone.
public interface ChatSettings {
  /// Of an OpenAI-compatible service, up to what stands before `/chat/completions`.
  Optional<URI> url();

  Optional<String> model();

  /// Sent as a bearer token; never logged and never stored.
  Optional<String> key();

  /// One call, from the connection to the last byte.
  @WithDefault("30s")
  Duration callTimeout();

  /// A question is asked so often, whatever came of it.
  @WithDefault("3")
  int attempts();

  @WithDefault("1s")
  Duration firstRetry();

  /// The longest wait between two calls. A model that asks for more counts as unavailable, since a
  /// worker waits with it.
  @WithDefault("20s")
  Duration lastRetry();
}
