package imagefactory.imagestore;

import imagefactory.kit.store.NoSuchObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// The line to a bucket's service, with its limits, and its errors in our words.
final class BucketClient {
  private static final Duration TO_CONNECT = Duration.ofSeconds(5);
  private static final Duration SILENCE = Duration.ofSeconds(20);
  private static final int NOT_FOUND = 404;

  private final S3Client s3;

  private BucketClient(S3Client s3) {
    this.s3 = s3;
  }

  static BucketClient open(StoreSettings.S3 settings) {
    var builder =
        S3Client.builder()
            .region(Region.of(settings.region()))
            .credentialsProvider(StaticCredentialsProvider.create(credentials(settings)))
            // Many stores know none of the newer checksums; we send the one that all know.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .serviceConfiguration(s3 -> s3.chunkedEncodingEnabled(false))
            .overrideConfiguration(o -> o.apiCallTimeout(settings.callTimeout()))
            .httpClient(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(TO_CONNECT)
                    .socketTimeout(SILENCE)
                    .build());
    settings.endpoint().ifPresent(url -> builder.endpointOverride(url).forcePathStyle(true));
    return new BucketClient(builder.build());
  }

  private static AwsCredentials credentials(StoreSettings.S3 settings) {
    if (settings.keyId().isEmpty() || settings.secret().isEmpty()) {
      throw new IllegalStateException(
          "expected AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY for an image store on s3");
    }
    String id = settings.keyId().get();
    String secret = settings.secret().get();
    return settings
        .sessionToken()
        .<AwsCredentials>map(token -> AwsSessionCredentials.create(id, secret, token))
        .orElseGet(() -> AwsBasicCredentials.create(id, secret));
  }

  /// Fails with [NoSuchObject] where the service says so, else with what it said, less its words
  /// about the login.
  <T> T call(String key, Function<S3Client, T> call) throws IOException {
    try {
      return call.apply(s3);
    } catch (S3Exception e) {
      if (e.statusCode() == NOT_FOUND) {
        throw new NoSuchObject(key);
      }
      String code =
          Optional.ofNullable(e.awsErrorDetails()).map(d -> d.errorCode()).orElse("no code");
      throw new IOException("%s: HTTP %d, %s".formatted(key, e.statusCode(), code));
    } catch (SdkException
        | UncheckedIOException e) { // the second where a line breaks in mid-answer
      throw new IOException(key + ": the bucket did not answer", e);
    }
  }
}
