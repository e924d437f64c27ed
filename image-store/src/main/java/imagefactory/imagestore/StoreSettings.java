package imagefactory.imagestore;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// Where images lie. What is secret comes from the environment alone.
@ConfigMapping(prefix = "factory.store")
public interface StoreSettings {
  /// A folder, or `s3://bucket` or `s3://bucket/prefix`.
  @WithParentName
  String location();

  /// How much a folder may hold, all in all; without it the disk is the limit. A bucket has its
  /// owner's limits.
  Optional<MemorySize> quota();

  S3 s3();

  /// How a bucket is reached.
  interface S3 {
    /// Of a store that is not Amazon's.
    Optional<URI> endpoint();

    @WithDefault("us-east-1")
    String region();

    Optional<String> keyId();

    Optional<String> secret();

    Optional<String> sessionToken();

    /// One call with all its retries. A picture of 20 MB over a slow line takes ten seconds.
    @WithDefault("60s")
    Duration callTimeout();
  }
}
