package imagefactory.images.titler;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// Where the vision model is and how patient we are with it. Url, model and key come from the
/// environment alone: `FACTORY_TITLER_URL`, `FACTORY_TITLER_MODEL`, `FACTORY_TITLER_KEY`.
@ConfigMapping(prefix = "factory.titler")
public interface TitlerSettings {
  /// Of an OpenAI-compatible service, up to what stands before `/chat/completions`. Without one the
  /// embedded titler finds all words.
  Optional<URI> url();

  Optional<String> model();

  /// Sent as a bearer token; never logged and never stored.
  Optional<String> key();

  /// One call, from the connection to the last byte.
  @WithDefault("30s")
  Duration callTimeout();

  /// An image is shown so often, whatever came of it; then it gets words without having been seen.
  @WithDefault("3")
  int attempts();

  @WithDefault("1s")
  Duration firstRetry();

  /// The longest wait between two calls. A model that asks for more counts as unavailable, since a
  /// worker waits with it.
  @WithDefault("20s")
  Duration lastRetry();

  /// The longer side of the copy that is shown. Services bill by size and scale down themselves.
  @WithDefault("768")
  int pictureSide();
}
