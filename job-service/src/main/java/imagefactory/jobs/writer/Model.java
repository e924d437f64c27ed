package imagefactory.jobs.writer;

import imagefactory.jobs.writer.Reply.Refused;
import imagefactory.jobs.writer.Reply.Unavailable;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// The language model behind an OpenAI-compatible chat endpoint: one question, one reply.
@Singleton
class Model {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  /// Twenty prompts are some 20 kB.
  private static final int LARGEST_ANSWER = 1 << 20;

  private final WriterSettings settings;
  private final Clock clock;
  private final HttpClient client;

  Model(WriterSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
  }

  String name() {
    return settings.model().orElse("no model");
  }

  Reply write(Batch batch, @Nullable String instructions) throws InterruptedException {
    if (!settings.configured()) {
      return new Refused("no language model is configured on this server");
    }
    String question = Question.of(batch, name(), instructions, settings.temperature());
    // The request's own time-out ends with the headers, this one with the last byte.
    CompletableFuture<HttpResponse<byte[]>> call =
        client.sendAsync(
            request(settings.url().orElseThrow(), question),
            BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER));
    try {
      HttpResponse<byte[]> response =
          call.get(settings.callTimeout().toMillis(), TimeUnit.MILLISECONDS);
      return reply(response, batch.size());
    } catch (TimeoutException _) {
      return noAnswer("no answer within " + settings.callTimeout().toMillis() + " ms");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException io) {
        return noAnswer("no answer (%s)".formatted(io));
      }
      throw new IllegalStateException("the call could not be made", e);
    } finally {
      call.cancel(true);
    }
  }

  private static Reply noAnswer(String why) {
    return new Unavailable(why, Duration.ZERO);
  }

  private HttpRequest request(URI url, String question) {
    String base = url.toString().replaceAll("/+$", "");
    var request =
        HttpRequest.newBuilder(URI.create(base + "/chat/completions"))
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .POST(BodyPublishers.ofString(question));
    settings.key().ifPresent(key -> request.header("Authorization", "Bearer " + key));
    return request.build();
  }

  private Reply reply(HttpResponse<byte[]> response, int expected) {
    int status = response.statusCode();
    if (status == 200) {
      return Completion.read(response.body(), expected);
    }
    if (status == 429 || status >= 500) {
      return new Unavailable("answered HTTP " + status, retryAfter(response));
    }
    // What is said about a login may name the key.
    boolean aboutLogin = status == 401 || status == 403;
    return new Refused(
        "answered HTTP %d%s"
            .formatted(status, aboutLogin ? "" : Completion.reason(response.body())));
  }

  /// In seconds or as a date; anything else is as good as nothing.
  private Duration retryAfter(HttpResponse<?> response) {
    String after = response.headers().firstValue("Retry-After").orElse("").strip();
    try {
      if (after.matches("\\d{1,9}")) {
        return Duration.ofSeconds(Long.parseLong(after));
      }
      Instant time = ZonedDateTime.parse(after, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration wait = Duration.between(clock.instant(), time);
      return wait.isNegative() ? Duration.ZERO : wait;
    } catch (DateTimeException _) {
      return Duration.ZERO;
    }
  }

  @PreDestroy
  void close() {
    client.shutdownNow();
  }
}
