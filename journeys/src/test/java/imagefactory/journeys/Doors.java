package imagefactory.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import imagefactory.local.home.Home;
import imagefactory.local.home.Member;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/// The public doors, as a client uses them: it asks again when nobody answers.
final class Doors {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final ObjectMapper JSON = new ObjectMapper();
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final Home home;

  Doors(Home home) {
    this.home = home;
  }

  record Answer(int status, JsonNode body) {}

  Answer submit(String key, String settings) {
    return send(
        HttpRequest.newBuilder(URI.create(home.url(Member.JOB) + "/api/v1/jobs"))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString("{\"settings\":" + settings + "}")));
  }

  String submitted(String key, String settings) {
    Answer answer = submit(key, settings);
    assertThat(answer.status()).as(answer.body().toPrettyString()).isEqualTo(202);
    return answer.body().path("id").asText();
  }

  Answer get(Member service, String path) {
    return send(HttpRequest.newBuilder(URI.create(home.url(service) + path)).GET());
  }

  Answer post(Member service, String path, String body) {
    return send(
        HttpRequest.newBuilder(URI.create(home.url(service) + path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  int delete(Member service, String path) {
    return send(HttpRequest.newBuilder(URI.create(home.url(service) + path)).DELETE()).status();
  }

  JsonNode job(String id) {
    return get(Member.JOB, "/api/v1/jobs/" + id).body();
  }

  /// Waits for job-service's row, through whatever happens meanwhile.
  JsonNode awaitJob(String id, Predicate<JsonNode> which) {
    return await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .ignoreExceptionsInstanceOf(UncheckedIOException.class)
        .until(() -> job(id), which);
  }

  JsonNode awaitEnd(String id) {
    return awaitJob(
        id,
        job -> List.of("completed", "failed", "cancelled").contains(job.path("status").asText()));
  }

  /// Waits until history tells of something.
  JsonNode awaitHistory(String path, Predicate<JsonNode> which) {
    return await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .ignoreExceptionsInstanceOf(UncheckedIOException.class)
        .until(() -> get(Member.HISTORY, path).body(), which);
  }

  List<JsonNode> items(JsonNode page) {
    return StreamSupport.stream(page.path("items").spliterator(), false).toList();
  }

  byte[] file(String imageId) {
    var request =
        HttpRequest.newBuilder(
                URI.create(home.url(Member.IMAGE) + "/api/v1/images/" + imageId + "/file"))
            .GET();
    try {
      HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
      assertThat(response.statusCode()).isEqualTo(200);
      return response.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      var response =
          http.send(request.timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), JSON.readTree(response.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
