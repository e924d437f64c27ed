package imagefactory.bench;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.Map;

/// One history-service, and what a benchmark asks of it.
record HistoryService(ServiceProcess process) implements AutoCloseable {
  private static final String DOOR = "/api/v1/history";
  private static final int HTTP_OK = 200;
  private static final int HTTP_ACCEPTED = 202;

  static HistoryService start(Servers servers, int port) throws IOException, InterruptedException {
    return start(servers, port, Map.of());
  }

  static HistoryService start(Servers servers, int port, Map<String, String> settings)
      throws IOException, InterruptedException {
    Map<String, String> all = new HashMap<>(settings);
    all.put("FACTORY_LOGS", servers.folder().resolve("logs").toString());
    return new HistoryService(ServiceProcess.start("history-service", servers, port, all));
  }

  /// The answer to a question below `/api/v1/history`.
  String ask(String question) throws IOException, InterruptedException {
    return process.get(DOOR + question);
  }

  /// Begins a rebuild, which goes on by itself.
  void rebuild() throws IOException, InterruptedException {
    process.post(DOOR + "/rebuild", HTTP_ACCEPTED, BodyPublishers.noBody());
  }

  /// Archives what has expired, or some of it. The answer says what went.
  String retention() throws IOException, InterruptedException {
    return process.post(
        DOOR + "/retention", HTTP_OK, BodyPublishers.ofString("{\"dryRun\": false}"));
  }

  @Override
  public void close() {
    process.close();
  }
}
