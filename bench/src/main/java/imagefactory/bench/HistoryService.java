package imagefactory.bench;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;

/// One history-service, as it is deployed: its own process.
final class HistoryService implements AutoCloseable {
  private static final int HTTP_OK = 200;
  private static final int HTTP_ACCEPTED = 202;
  private final Process process;
  private final String url;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private HistoryService(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  static HistoryService start(Servers servers, int port) throws IOException, InterruptedException {
    return start(servers, port, Map.of());
  }

  static HistoryService start(Servers servers, int port, Map<String, String> settings)
      throws IOException, InterruptedException {
    Path jar =
        Path.of(
            System.getenv().getOrDefault("FACTORY_ROOT", "."),
            "history-service/target/history-service-0.1.0-SNAPSHOT-runner.jar");
    var builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                jar.toString())
            .redirectErrorStream(true)
            .redirectInput(new File("/dev/null"))
            .redirectOutput(servers.folder().resolve("history-service.log").toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "FACTORY_PORT", Integer.toString(port),
                "FACTORY_DB", servers.database(),
                "FACTORY_DB_PASSWORD", Servers.PASSWORD,
                "FACTORY_DB_OWNER_PASSWORD", Servers.PASSWORD,
                "FACTORY_KAFKA", servers.bootstrap(),
                "FACTORY_LOGS", servers.folder().resolve("logs").toString()));
    builder.environment().putAll(settings);
    var service = new HistoryService(builder.start(), "http://127.0.0.1:" + port);
    service.awaitReady();
    return service;
  }

  private void awaitReady() throws IOException, InterruptedException {
    while (true) {
      if (!process.isAlive()) {
        throw new IOException("history-service ended with " + process.exitValue());
      }
      try {
        if (answer("/q/health/ready").statusCode() == HTTP_OK) {
          return;
        }
      } catch (IOException _) {
        // nobody listens yet
      }
      Thread.sleep(100);
    }
  }

  /// The answer to a question below `/api/v1/history`.
  String ask(String question) throws IOException, InterruptedException {
    HttpResponse<String> answer = answer("/api/v1/history" + question);
    if (answer.statusCode() != HTTP_OK) {
      throw new IOException(question + ": " + answer.body());
    }
    return answer.body();
  }

  /// Begins a rebuild, which goes on by itself.
  void rebuild() throws IOException, InterruptedException {
    post("/rebuild", HTTP_ACCEPTED, BodyPublishers.noBody());
  }

  /// Archives what has expired, or some of it. The answer says what went.
  String retention() throws IOException, InterruptedException {
    return post("/retention", HTTP_OK, BodyPublishers.ofString("{\"dryRun\": false}"));
  }

  private String post(String path, int expected, BodyPublisher body)
      throws IOException, InterruptedException {
    var answer =
        http.send(
            HttpRequest.newBuilder(URI.create(url + "/api/v1/history" + path))
                .header("Content-Type", "application/json")
                .POST(body)
                .build(),
            BodyHandlers.ofString());
    if (answer.statusCode() != expected) {
      throw new IOException(path + ": " + answer.body());
    }
    return answer.body();
  }

  private HttpResponse<String> answer(String path) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(url + path)).build(), BodyHandlers.ofString());
  }

  @Override
  public void close() {
    http.close();
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
