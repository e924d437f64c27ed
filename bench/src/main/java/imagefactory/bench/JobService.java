package imagefactory.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;

/// One job-service, as it is deployed: its own process, with as many lanes as the benchmark wants.
final class JobService implements AutoCloseable {
  private static final int HTTP_OK = 200;
  private final Process process;
  private final String url;
  private final DataSource database;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ObjectMapper json = new ObjectMapper();

  private JobService(Process process, String url, DataSource database) {
    this.process = process;
    this.url = url;
    this.database = database;
  }

  static JobService start(Servers servers, int port, int lanes, int window)
      throws IOException, InterruptedException {
    Path jar =
        Path.of(
            System.getenv().getOrDefault("FACTORY_ROOT", "."),
            "job-service/target/job-service-0.1.0-SNAPSHOT-runner.jar");
    var builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                jar.toString())
            .redirectErrorStream(true)
            .redirectInput(new File("/dev/null"))
            .redirectOutput(servers.folder().resolve("job-service.log").toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "FACTORY_PORT", Integer.toString(port),
                "FACTORY_DB", servers.database(),
                "FACTORY_DB_PASSWORD", Servers.PASSWORD,
                "FACTORY_DB_OWNER_PASSWORD", Servers.PASSWORD,
                "FACTORY_KAFKA", servers.bootstrap(),
                "FACTORY_LANES", Integer.toString(lanes),
                "FACTORY_PROVIDER_WINDOW", Integer.toString(window)));
    var service = new JobService(builder.start(), "http://127.0.0.1:" + port, servers.ownSource());
    service.awaitReady();
    return service;
  }

  private void awaitReady() throws IOException, InterruptedException {
    while (true) {
      if (!process.isAlive()) {
        throw new IOException("job-service ended with " + process.exitValue());
      }
      try {
        var ready = HttpRequest.newBuilder(URI.create(url + "/q/health/ready")).build();
        if (http.send(ready, BodyHandlers.discarding()).statusCode() == HTTP_OK) {
          return;
        }
      } catch (IOException _) {
        // nobody listens yet
      }
      Thread.sleep(100);
    }
  }

  void submit(int images) throws IOException, InterruptedException {
    int variations = images >= 10 ? 10 : 1;
    String body =
        """
        {"settings": {"prompts": ["a card"], "generations": %d, "variations": %d,
          "provider": {"name": "test-card"}, "limits": {"inFlight": 256}}}
        """
            .formatted(images / variations, variations);
    var request =
        HttpRequest.newBuilder(URI.create(url + "/api/v1/jobs"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    var answer = http.send(request, BodyHandlers.ofString());
    JsonNode job = json.readTree(answer.body());
    if (!job.hasNonNull("id")) {
      throw new IOException("expected a job, found " + answer.body());
    }
  }

  /// Looks into the database, so that the service is not kept busy with being asked.
  void awaitAllOver() throws SQLException, InterruptedException {
    try (Connection connection = database.getConnection();
        var open =
            connection.prepareStatement(
                "select count(*) from job where status in ('queued', 'running')");
        var failed =
            connection.prepareStatement("select count(*) from job where status = 'failed'")) {
      while (count(open) > 0) {
        Thread.sleep(10);
      }
      if (count(failed) > 0) {
        throw new IllegalStateException("expected every job to complete");
      }
    }
  }

  private static int count(PreparedStatement query) throws SQLException {
    try (var row = query.executeQuery()) {
      row.next();
      return row.getInt(1);
    }
  }

  /// What the process has cost so far.
  double cpuSeconds() {
    return process.info().totalCpuDuration().map(time -> time.toMillis() / 1e3).orElse(Double.NaN);
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
