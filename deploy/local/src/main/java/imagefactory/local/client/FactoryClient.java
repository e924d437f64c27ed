package imagefactory.local.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import imagefactory.local.home.Member;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The services' REST doors. An answer of 400 and more becomes [Refused]; no answer is an
/// IOException.
public final class FactoryClient implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int ERRORS_FROM = 400;
  private static final int PAGE = 500;

  private final Function<Member, String> urls;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  public FactoryClient(Function<Member, String> urls) {
    this.urls = urls;
  }

  /// The same key and body give the same job, however often this is sent.
  public Job submit(JsonNode file, String idempotencyKey)
      throws IOException, Refused, InterruptedException {
    var request =
        to(Member.JOB, "/api/v1/jobs")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", idempotencyKey)
            .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(file)))
            .build();
    return JSON.treeToValue(json(request), Job.class);
  }

  public Job job(String id) throws IOException, Refused, InterruptedException {
    return JSON.treeToValue(jobDocument(id), Job.class);
  }

  /// The whole answer, for showing.
  public JsonNode jobDocument(String id) throws IOException, Refused, InterruptedException {
    return json(to(Member.JOB, "/api/v1/jobs/" + encoded(id)).GET().build());
  }

  /// Any job that history knows, other services' too.
  public JsonNode historyJob(String id) throws IOException, Refused, InterruptedException {
    return json(to(Member.HISTORY, "/api/v1/history/jobs/" + encoded(id)).GET().build());
  }

  public List<JsonNode> historyJobs(int limit) throws IOException, Refused, InterruptedException {
    return items(json(to(Member.HISTORY, "/api/v1/history/jobs?limit=" + limit).GET().build()));
  }

  /// All images of a job, whatever became of them.
  public List<JsonNode> images(String jobId) throws IOException, Refused, InterruptedException {
    var images = new ArrayList<JsonNode>();
    String path = "/api/v1/history/jobs/%s/images?limit=%d".formatted(encoded(jobId), PAGE);
    for (String cursor = ""; ; ) {
      JsonNode page = json(to(Member.HISTORY, path + cursor).GET().build());
      images.addAll(items(page));
      JsonNode next = page.path("next");
      if (!next.isTextual()) {
        return images;
      }
      cursor = "&cursor=" + encoded(next.textValue());
    }
  }

  /// The finished file; what was there before is replaced at once or not at all.
  public void download(String imageId, Path target)
      throws IOException, Refused, InterruptedException {
    save(to(Member.IMAGE, "/api/v1/images/%s/file".formatted(encoded(imageId))), target);
  }

  /// A job as a file, by its `format` or by a stock site's `profile`.
  public void export(String jobId, String by, String name, Path target)
      throws IOException, Refused, InterruptedException {
    save(
        to(
            Member.HISTORY,
            "/api/v1/history/jobs/%s/export?%s=%s".formatted(encoded(jobId), by, encoded(name))),
        target);
  }

  /// What a stock site's limits cut or left out.
  public JsonNode exportReport(String jobId, String profile)
      throws IOException, Refused, InterruptedException {
    String path =
        "/api/v1/history/jobs/%s/export/report?profile=%s"
            .formatted(encoded(jobId), encoded(profile));
    return json(to(Member.HISTORY, path).GET().build());
  }

  private void save(HttpRequest.Builder request, Path target)
      throws IOException, Refused, InterruptedException {
    try (InputStream body = answer(request.setHeader("Accept", "*/*").GET().build())) {
      Path partial = target.resolveSibling(target.getFileName() + ".partial");
      Files.copy(body, partial, StandardCopyOption.REPLACE_EXISTING);
      Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  public void cancel(String jobId, boolean force)
      throws IOException, Refused, InterruptedException {
    var request =
        to(Member.JOB, "/api/v1/jobs/%s/cancel".formatted(encoded(jobId)))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"force\":%b}".formatted(force)))
            .build();
    answer(request).close();
  }

  /// One of a job's verbs without anything beside it; the answer is the job it is about.
  public JsonNode ask(String jobId, String verb) throws IOException, Refused, InterruptedException {
    return json(
        to(Member.JOB, "/api/v1/jobs/%s/%s".formatted(encoded(jobId), verb))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build());
  }

  public void delete(String jobId) throws IOException, Refused, InterruptedException {
    answer(to(Member.JOB, "/api/v1/jobs/" + encoded(jobId)).DELETE().build()).close();
  }

  /// Which images are processed again, and which not, and why.
  public JsonNode retry(List<String> imageIds) throws IOException, Refused, InterruptedException {
    byte[] body = JSON.writeValueAsBytes(Map.of("imageIds", imageIds));
    return json(
        to(Member.JOB, "/api/v1/review/retry")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build());
  }

  /// The job's log as text, line by line.
  public void logs(String jobId, Consumer<String> line)
      throws IOException, Refused, InterruptedException {
    var request =
        to(Member.HISTORY, logPath(jobId)).setHeader("Accept", "text/plain").GET().build();
    try (var reader =
        new BufferedReader(new InputStreamReader(answer(request), StandardCharsets.UTF_8))) {
      reader.lines().forEach(line);
    }
  }

  /// What the log gained after a place in it; nothing as the place is its begin.
  public LogPart logAfter(String jobId, @Nullable String place)
      throws IOException, Refused, InterruptedException {
    String after = place == null ? "" : "&after=" + encoded(place);
    String path = "%s?limit=%d%s".formatted(logPath(jobId), PAGE, after);
    var entries = items(json(to(Member.HISTORY, path).GET().build()));
    return new LogPart(
        entries.stream().map(LogPart::line).toList(),
        entries.isEmpty() ? place : entries.getLast().path("cursor").asText());
  }

  private static String logPath(String jobId) {
    return "/api/v1/history/jobs/%s/logs".formatted(encoded(jobId));
  }

  private HttpRequest.Builder to(Member member, String path) {
    return HttpRequest.newBuilder(URI.create(urls.apply(member) + path))
        .timeout(PATIENCE)
        .header("Accept", "application/json");
  }

  private JsonNode json(HttpRequest request) throws IOException, Refused, InterruptedException {
    try (InputStream body = answer(request)) {
      return JSON.readTree(body);
    }
  }

  private InputStream answer(HttpRequest request)
      throws IOException, Refused, InterruptedException {
    var response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
    if (response.statusCode() < ERRORS_FROM) {
      return response.body();
    }
    try (InputStream body = response.body()) {
      throw new Refused(problem(response.statusCode(), body.readAllBytes()));
    }
  }

  /// Something between us and the service may answer in another language.
  private static Problem problem(int status, byte[] body) throws IOException {
    try {
      return JSON.readValue(body, Problem.class);
    } catch (JsonProcessingException e) {
      return new Problem(
          "HTTP " + status, status, new String(body, StandardCharsets.UTF_8), null, List.of());
    }
  }

  private static List<JsonNode> items(JsonNode page) {
    var items = new ArrayList<JsonNode>();
    page.path("items").forEach(items::add);
    return items;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    http.close();
  }
}
