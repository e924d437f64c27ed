package imagefactory.bench;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;

/// One service as it is deployed: its own process, asked over HTTP.
final class ServiceProcess implements AutoCloseable {
  private static final int HTTP_OK = 200;
  private final String name;
  private final Process process;
  private final String url;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private ServiceProcess(String name, Process process, String url) {
    this.name = name;
    this.process = process;
    this.url = url;
  }

  /// Until it is ready.
  static ServiceProcess start(String name, Servers servers, int port, Map<String, String> settings)
      throws IOException, InterruptedException {
    Path jar =
        Path.of(
            System.getenv().getOrDefault("FACTORY_ROOT", "."),
            "%1$s/target/%1$s-0.1.0-SNAPSHOT-runner.jar".formatted(name));
    var builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                jar.toString())
            .redirectErrorStream(true)
            .redirectInput(new File("/dev/null"))
            .redirectOutput(servers.folder().resolve(name + ".log").toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "FACTORY_PORT", Integer.toString(port),
                "FACTORY_DB", servers.database(),
                "FACTORY_DB_PASSWORD", Servers.PASSWORD,
                "FACTORY_DB_OWNER_PASSWORD", Servers.PASSWORD,
                "FACTORY_KAFKA", servers.bootstrap()));
    builder.environment().putAll(settings);
    var service = new ServiceProcess(name, builder.start(), "http://127.0.0.1:" + port);
    service.awaitReady();
    return service;
  }

  private void awaitReady() throws IOException, InterruptedException {
    while (true) {
      if (!process.isAlive()) {
        throw new IOException("%s ended with %d".formatted(name, process.exitValue()));
      }
      try {
        if (send(at("/q/health/ready")).statusCode() == HTTP_OK) {
          return;
        }
      } catch (IOException _) {
        // nobody listens yet
      }
      Thread.sleep(100);
    }
  }

  String get(String path) throws IOException, InterruptedException {
    return expect(HTTP_OK, path, at(path));
  }

  String post(String path, int expected, BodyPublisher body)
      throws IOException, InterruptedException {
    return expect(expected, path, at(path).header("Content-Type", "application/json").POST(body));
  }

  private String expect(int status, String path, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = send(request);
    if (answer.statusCode() != status) {
      throw new IOException("%s of %s: %s".formatted(path, name, answer.body()));
    }
    return answer.body();
  }

  private HttpRequest.Builder at(String path) {
    return HttpRequest.newBuilder(URI.create(url + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
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
