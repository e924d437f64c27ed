package imagefactory.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// One service as it is deployed: its own process, asked over HTTP.
final class ServiceProcess implements AutoCloseable {
  private static final int HTTP_OK = 200;
  private final String name;
  private final JavaProcess process;
  private final String url;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private ServiceProcess(String name, JavaProcess process, String url) {
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
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("FACTORY_PORT", Integer.toString(port));
    environment.put("FACTORY_DB", servers.database());
    environment.put("FACTORY_DB_PASSWORD", Servers.PASSWORD);
    environment.put("FACTORY_DB_OWNER_PASSWORD", Servers.PASSWORD);
    environment.put("FACTORY_KAFKA", servers.bootstrap());
    JavaProcess process =
        JavaProcess.start(
            servers.folder().resolve(name + ".log"),
            environment,
            "--enable-native-access=ALL-UNNAMED",
            "-jar",
            jar.toString());
    var service = new ServiceProcess(name, process, "http://127.0.0.1:" + port);
    service.awaitReady();
    return service;
  }

  private void awaitReady() throws IOException, InterruptedException {
    while (true) {
      process.expectAlive(name);
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
    return process.cpuSeconds();
  }

  @Override
  public void close() {
    http.close();
    process.close();
  }
}
