package imagefactory.bench;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;

/// One job-service, with as many lanes as the benchmark wants.
record JobService(ServiceProcess process, DataSource database) implements AutoCloseable {
  private static final int HTTP_ACCEPTED = 202;

  static JobService start(Servers servers, int port, int lanes, int window)
      throws IOException, InterruptedException {
    Map<String, String> settings =
        Map.of(
            "FACTORY_LANES", Integer.toString(lanes),
            "FACTORY_PROVIDER_WINDOW", Integer.toString(window));
    return new JobService(
        ServiceProcess.start("job-service", servers, port, settings), servers.ownSource());
  }

  void submit(int images) throws IOException, InterruptedException {
    int variations = images >= 10 ? 10 : 1;
    String body =
        """
        {"settings": {"prompts": ["a card"], "generations": %d, "variations": %d,
          "provider": {"name": "test-card"}, "limits": {"inFlight": 256}}}
        """
            .formatted(images / variations, variations);
    process.post("/api/v1/jobs", HTTP_ACCEPTED, BodyPublishers.ofString(body));
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

  double cpuSeconds() {
    return process.cpuSeconds();
  }

  @Override
  public void close() {
    process.close();
  }
}
