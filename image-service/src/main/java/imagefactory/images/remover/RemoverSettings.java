package imagefactory.images.remover;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// Where the background remover is and how patient we are with it. The key comes from the
/// environment alone, `FACTORY_REMOVER_KEY`; without one nobody is asked.
@ConfigMapping(prefix = "factory.remover")
public interface RemoverSettings {
  /// Up to what stands before `/v1.0/removebg`.
  @WithDefault("https://api.remove.bg")
  URI url();

  /// Sent as `X-Api-Key`; never logged and never stored.
  Optional<String> key();

  /// One call, from the connection to the last byte. Large pictures take them some ten seconds.
  @WithDefault("45s")
  Duration callTimeout();

  /// So many calls for one image, as long as the answer says that another may do better.
  @WithDefault("3")
  int attempts();

  /// Between two calls, unless they ask for more.
  @WithDefault("2s")
  Duration pause();

  /// A worker waits so long and no longer; then the image goes on with its background.
  @WithDefault("20s")
  Duration longestPause();

  /// A cut-out as png; an answer above that is not read to its end.
  @WithDefault("67108864")
  int maxBytes();
}
