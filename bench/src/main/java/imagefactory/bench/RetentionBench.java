package imagefactory.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import imagefactory.bench.Bench.Benchmark;
import imagefactory.stack.Ports;
import java.sql.Connection;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.DoubleStream;

/// How fast expired jobs go to their archive and out of the tables, beside the same deletion by SQL
/// alone; and what somebody who reads details notices of it.
final class RetentionBench implements Benchmark {
  private static final int IMAGES = 200_000;
  private static final int JOBS_AT_ONCE = 100;
  private static final int JOBS_OF_ONE_REQUEST = 5_000;
  private static final int READS_BEFORE = 2_000;
  private static final String ALL_EXPIRE = "image:*=1d";

  private final JsonMapper json = new JsonMapper();

  @Override
  public void run() throws Exception {
    HistoryRows rows = new HistoryRows(IMAGES);
    try (Servers servers = Servers.start()) {
      servers.withTopics();
      HistoryService.start(servers, Ports.free()).close();
      try (var database = new HistoryDatabase(servers)) {
        rows.fill(database.connection());
      }
      var settings =
          Map.of(
              "FACTORY_RETENTION_RULES",
              ALL_EXPIRE,
              "FACTORY_ARCHIVE",
              servers.folder().resolve("archive").toString());
      try (HistoryService history = HistoryService.start(servers, Ports.free(), settings);
          var database = new HistoryDatabase(servers)) {
        // Half of it is archived first: after that the code is warm.
        archive(history);
        archived(history, rows);
        deleted(database.connection());
      }
    }
  }

  private void archived(HistoryService history, HistoryRows rows) throws Exception {
    var reader = new Reader(history, rows);
    Percentiles alone = Percentiles.of(reader.read(READS_BEFORE));
    try (var threads = Executors.newSingleThreadExecutor()) {
      Future<Timed> archiving = threads.submit(() -> archive(history));
      DoubleStream.Builder all = DoubleStream.builder();
      while (!archiving.isDone()) {
        DoubleStream.of(reader.read(1)).forEach(all);
      }
      Percentiles beside = Percentiles.of(all.build().toArray());
      Timed timed = archiving.get();
      System.out.printf(
          "archived and deleted: %,.0f jobs/s, %,.0f images/s%n",
          timed.perSecond(), timed.perSecond() * HistoryRows.IMAGES_OF_A_JOB);
      System.out.printf(
          "a reader of details: p50 %.2f p99 %.2f ms alone, p50 %.2f p99 %.2f ms beside it%n",
          alone.median(), alone.at(0.99), beside.median(), beside.at(0.99));
    }
  }

  /// As many as one request takes.
  private Timed archive(HistoryService history) throws Exception {
    long begin = System.nanoTime();
    JsonNode outcome = json.readTree(history.retention());
    long jobs = 0;
    for (JsonNode expired : outcome.path("expired")) {
      jobs += expired.path("jobs").asLong();
    }
    return new Timed(jobs, RelayBench.seconds(begin));
  }

  /// The same rows go, and nothing is kept of them.
  private static void deleted(Connection database) throws Exception {
    long begin = System.nanoTime();
    int jobs = 0;
    for (int i = 0; i < JOBS_OF_ONE_REQUEST / JOBS_AT_ONCE; i++) {
      try (var delete =
          database.prepareStatement(
              """
              with old as (select id from job order by began_at limit %d),
                images as (delete from image using old where job_id = old.id),
                events as (delete from event using old where job_id = old.id)
              delete from job using old where job.id = old.id\
              """
                  .formatted(JOBS_AT_ONCE))) {
        jobs += delete.executeUpdate();
      }
    }
    System.out.printf(
        "deleted by SQL alone: %,.0f jobs/s%n",
        new Timed(jobs, RelayBench.seconds(begin)).perSecond());
  }

  private record Timed(long jobs, double seconds) {
    double perSecond() {
      return jobs / seconds;
    }
  }

  /// Asks for jobs that are new enough to stay for now.
  private static final class Reader {
    private final HistoryService history;
    private final HistoryRows rows;
    private final Random random = new Random(1);

    Reader(HistoryService history, HistoryRows rows) {
      this.history = history;
      this.rows = rows;
    }

    double[] read(int times) throws Exception {
      return Clients.timed(
          times,
          () -> {
            int job = rows.jobs() - 1 - random.nextInt(rows.jobs() / 4);
            return history.ask("/jobs/" + rows.job(job)).length();
          });
    }
  }
}
