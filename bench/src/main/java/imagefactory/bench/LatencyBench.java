package imagefactory.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import imagefactory.bench.Bench.Benchmark;
import imagefactory.local.home.Home;
import imagefactory.local.home.Member;
import imagefactory.stack.Folders;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// From a job's submission to its completion, for one image of the test card, through the whole
/// stack as `./factory up` starts it; beside the limit, which is as many durable commits and Kafka
/// hops as one image needs, with nothing done between them.
final class LatencyBench implements Benchmark {
  private static final int WARM_UP = 200;
  private static final int JOBS = 300;
  private static final String OFFSET = "11000";
  private static final String ONE =
      """
      {"settings": {"prompts": ["a card"], "provider": {"name": "test-card", "options": {"size": 64}}}}
      """;
  private final HttpClient http = HttpClient.newHttpClient();

  @Override
  public void run() throws Exception {
    Path folder = Files.createTempDirectory("bench");
    var environment =
        Map.of(
            "FACTORY_ROOT",
                Path.of(System.getenv().getOrDefault("FACTORY_ROOT", ""))
                    .toAbsolutePath()
                    .toString(),
            "FACTORY_HOME", folder.toString(),
            "FACTORY_PORT_OFFSET", OFFSET);
    Home home = Home.of(environment);
    factory(environment, "up", "--detach");
    try {
      measure(home.url(Member.JOB));
    } finally {
      factory(environment, "down");
      Folders.delete(folder);
    }
    try (Servers servers = Servers.start()) {
      Floor.of(servers).print();
    }
  }

  private void measure(String jobs) throws IOException, InterruptedException {
    for (int i = 0; i < WARM_UP; i++) {
      job(jobs);
    }
    double[] took = new double[JOBS];
    for (int i = 0; i < JOBS; i++) {
      took[i] = job(jobs);
    }
    var all = Percentiles.of(took);
    System.out.printf("%d jobs of one image, one after another%n", JOBS);
    System.out.printf(
        "submit → completed  p50 %6.1f ms   p99 %6.1f ms   (expected p50 below 150 ms)%n",
        all.median(), all.at(0.99));
  }

  /// By the service's own clock: this client's polling is not measured.
  private double job(String jobs) throws IOException, InterruptedException {
    JsonNode submitted =
        send(
            HttpRequest.newBuilder(URI.create(jobs + "/api/v1/jobs"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(ONE)));
    URI place = URI.create(jobs + "/api/v1/jobs/" + submitted.path("id").asText());
    while (true) {
      JsonNode job = send(HttpRequest.newBuilder(place).GET());
      if (job.path("status").asText().equals("completed")) {
        return Duration.between(
                    Instant.parse(job.path("queuedAt").asText()),
                    Instant.parse(job.path("completedAt").asText()))
                .toNanos()
            / 1e6;
      }
      if (job.path("status").asText().equals("failed")) {
        throw new IOException("the job failed: " + job);
      }
      Thread.sleep(10);
    }
  }

  private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return new ObjectMapper().readTree(http.send(request.build(), BodyHandlers.ofString()).body());
  }

  private static void factory(Map<String, String> environment, String... words)
      throws IOException, InterruptedException {
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "imagefactory.local.Factory");
    builder.command().addAll(List.of(words));
    builder.redirectInput(new File("/dev/null")).inheritIO();
    builder.environment().putAll(environment);
    int code = builder.start().waitFor();
    if (code != 0) {
      throw new IOException("factory %s ended with %d".formatted(words[0], code));
    }
  }
}
