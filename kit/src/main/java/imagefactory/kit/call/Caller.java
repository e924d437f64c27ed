package imagefactory.kit.call;

import imagefactory.kit.call.Outcome.Answered;
import imagefactory.kit.call.Outcome.TooLarge;
import imagefactory.kit.call.Outcome.Unanswered;
import imagefactory.kit.call.Outcome.Unreachable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;

/// Makes calls to services that the environment names: those are trusted to be where they are. An
/// address that comes in data is for [Downloads]. Redirects are answers like any other.
public final class Caller implements AutoCloseable {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT_TIMEOUT)
          .build();
  private final Clock clock;

  public Caller(Clock clock) {
    this.clock = clock;
  }

  /// Waits for what comes of it; an interrupt ends the call.
  public Outcome make(Call call) throws InterruptedException {
    // The request's own time-out ends with the headers, this one with the last byte.
    CompletableFuture<HttpResponse<Optional<byte[]>>> made =
        client.sendAsync(request(call), _ -> new BoundedBody(call.mostBytes()));
    try {
      return outcome(call, made.get(call.within().toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException _) {
      return new Unanswered("no answer within " + call.within().toMillis() + " ms");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException io) {
        String why = "no answer (%s)".formatted(io);
        return neverArrived(io) ? new Unreachable(why) : new Unanswered(why);
      }
      throw new IllegalStateException("the call could not be made: " + call, e);
    } finally {
      made.cancel(true);
    }
  }

  private static boolean neverArrived(IOException failure) {
    return failure instanceof ConnectException
        || failure instanceof HttpConnectTimeoutException
        || failure instanceof SSLHandshakeException;
  }

  private static HttpRequest request(Call call) {
    Body body = call.body();
    var request =
        HttpRequest.newBuilder(call.uri())
            .method(
                call.method(),
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body.bytes()));
    if (body != null) {
      request.setHeader("Content-Type", body.type());
    }
    call.headers().forEach(request::setHeader);
    return request.build();
  }

  private Outcome outcome(Call call, HttpResponse<Optional<byte[]>> response) {
    Optional<byte[]> body = response.body();
    if (body.isEmpty()) {
      return new TooLarge(call.mostBytes());
    }
    String after = response.headers().firstValue("Retry-After").orElse("");
    return new Answered(
        response.statusCode(),
        response.headers(),
        body.get(),
        AskedWait.of(after, clock.instant()));
  }

  /// Ends the calls that are under way, too.
  @Override
  public void close() {
    client.shutdownNow();
  }
}
