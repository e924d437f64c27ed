package imagefactory.imagestore;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.BlobStoreContext;
import org.jclouds.blobstore.TransientApiMetadata;

/// A server that speaks S3, signatures included, and keeps its buckets in memory.
final class BucketServer implements AutoCloseable {
  static final String KEY = "test-key-id";
  static final String SECRET = "test-secret";

  private final BlobStoreContext memory =
      ContextBuilder.newBuilder(new TransientApiMetadata())
          .credentials("any", "any")
          .build(BlobStoreContext.class);
  private final S3Proxy server;

  BucketServer() throws Exception {
    server =
        S3Proxy.builder()
            .blobStore(memory.getBlobStore())
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.AWS_V4, KEY, SECRET)
            .build();
    server.start();
  }

  BlobStore memory() {
    return memory.getBlobStore();
  }

  Access access(String secret) {
    return new Access(
        Optional.of(URI.create("http://127.0.0.1:" + server.getPort())),
        "eu-central-1",
        Optional.of(KEY),
        Optional.of(secret),
        Optional.empty(),
        Duration.ofSeconds(20));
  }

  record Access(
      Optional<URI> endpoint,
      String region,
      Optional<String> keyId,
      Optional<String> secret,
      Optional<String> sessionToken,
      Duration callTimeout)
      implements StoreSettings.S3 {}

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the server does not stop", e);
    }
    memory.close();
  }
}
