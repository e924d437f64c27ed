package imagefactory.images.setup;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/// Limits of this service, the same for every job. Each default says why.
@ConfigMapping(prefix = "factory.images")
public interface ImageSettings {
  /// How many images are made together. Two keep two cores busy; more would only wait.
  @WithDefault("2")
  int workers();

  /// One step of one image is tried so often; then it fails with a code. With the waits between (1,
  /// 2, 4, 8 s) that outlasts a restart of what it needs.
  @WithDefault("5")
  int attempts();

  /// So many pixels may be in work at once, all workers together: a pixel takes up to 24 bytes on
  /// its way, and the service has 256 MB. One larger picture is made alone.
  @WithDefault("4194304")
  int pixelsInWork();

  /// 32 megapixels, as a decoded picture 128 MB: more than any provider makes.
  @WithDefault("32000000")
  long maxPixels();

  @WithDefault("16384")
  int maxSide();

  @WithDefault("67108864")
  long maxBytes();

  @WithDefault("2")
  int thumbnailMakers();

  /// A deleted image's files are looked for twice: at once, and so much later, when a worker that
  /// was writing one and died before it could say so is surely gone.
  @WithDefault("1h")
  Duration secondLook();

  /// A file that no row names is an orphan only when it is older: the row may just be on its way.
  @WithDefault("24h")
  Duration orphanAge();

  /// Thumbnails lie here, on the machine's own disk, and go with it.
  Path thumbnails();

  /// Some ten thousand thumbnails.
  @WithDefault("256M")
  MemorySize thumbnailRoom();
}
