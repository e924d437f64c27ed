package imagefactory.bench;

import imagefactory.bench.Bench.Benchmark;
import imagefactory.stack.Ports;
import imagefactory.stack.Provision;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;

/// What history answers over HTTP to eight clients while it takes in events, beside the same SQL by
/// plain JDBC; and its first page beside its ten-thousandth. `FACTORY_BENCH_IMAGES` says of how
/// many images (a million).
final class QueryBench implements Benchmark {
  private static final Clients CLIENTS = new Clients(8);
  private static final int WARM_UP = 1000;
  private static final int ROUNDS = 3;
  private static final int REQUESTS = 250;
  private static final int EVENTS_PER_SECOND = 500;

  @Override
  public void run() throws Exception {
    int images = Integer.parseInt(System.getenv().getOrDefault("FACTORY_BENCH_IMAGES", "1000000"));
    HistoryRows rows = new HistoryRows(images);
    try (Servers servers = Servers.start()) {
      servers.withTopics();
      // Makes the tables.
      HistoryService.start(servers, Ports.free()).close();
      long begin = System.nanoTime();
      try (var database = new HistoryDatabase(servers)) {
        rows.fill(database.connection());
      }
      System.out.printf(
          "%,d jobs and %,d images, copied and indexed in %.0f s%n",
          rows.jobs(), images, RelayBench.seconds(begin));
      try (HistoryService history = HistoryService.start(servers, Ports.free())) {
        questions(history, rows, servers);
        new DeepPages(history, rows, servers.source("history", Provision.application("history")))
            .compare();
      }
    }
  }

  private static void questions(HistoryService history, HistoryRows rows, Servers servers)
      throws Exception {
    DataSource database = servers.source("history", Provision.application("history"));
    try (Telling telling = new Telling(servers.bootstrap(), EVENTS_PER_SECOND)) {
      System.out.printf(
          "%d clients, while %d events a second are taken in%n",
          CLIENTS.number(), EVENTS_PER_SECOND);
      List<Question> asked = Question.about(rows);
      for (Question question : asked) {
        overHttp(history, question, rows, WARM_UP);
        bySql(database, question, rows, REQUESTS);
      }
      for (Question question : asked) {
        Rounds http = new Rounds();
        Rounds sql = new Rounds();
        for (int round = 0; round < ROUNDS; round++) {
          http.add(overHttp(history, question, rows, REQUESTS));
          sql.add(bySql(database, question, rows, REQUESTS));
        }
        System.out.printf(
            "%-11s HTTP p50 %6.2f p99 %7.2f ms   SQL p50 %6.2f p99 %7.2f ms   p50 %4.1f× (3 at most), p99 below %.0f ms%n",
            question.name(),
            http.median(),
            http.p99(),
            sql.median(),
            sql.p99(),
            http.median() / sql.median(),
            question.p99());
      }
      System.out.printf("%,d events were told meanwhile%n", telling.told());
    }
  }

  private static Percentiles overHttp(
      HistoryService history, Question question, HistoryRows rows, int requests) throws Exception {
    return CLIENTS.times(client -> {
      Random random = new Random(client);
      return Clients.timed(
          requests, () -> history.ask(question.http().of(random.nextInt(rows.jobs()))).length());
    });
  }

  private static Percentiles bySql(
      DataSource database, Question question, HistoryRows rows, int requests) throws Exception {
    return CLIENTS.times(client -> {
      Random random = new Random(client);
      try (Connection connection = database.getConnection()) {
        return Clients.timed(
            requests, () -> read(connection, question.sql().of(random.nextInt(rows.jobs()))));
      }
    });
  }

  /// Each value is taken, as whoever answers with it must.
  private static int read(Connection connection, List<String> statements) throws SQLException {
    int values = 0;
    for (String sql : statements) {
      try (var query = connection.prepareStatement(sql);
          ResultSet row = query.executeQuery()) {
        int columns = row.getMetaData().getColumnCount();
        while (row.next()) {
          for (int column = 1; column <= columns; column++) {
            values += row.getString(column) == null ? 0 : 1;
          }
        }
      }
    }
    return values;
  }
}
