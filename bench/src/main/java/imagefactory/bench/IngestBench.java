package imagefactory.bench;

import imagefactory.bench.Bench.Benchmark;
import imagefactory.stack.Ports;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/// Records of job-events a second into all that history makes of them, one in ten a duplicate;
/// beside Debezium's JDBC sink, which writes the same records as rows of one table, and beside COPY
/// of the rows that history wrote. All three take turns on the same PostgreSQL and Kafka.
final class IngestBench implements Benchmark {
  private static final int RECORDS = 100_000;
  private static final int WARM_UPS = 4;
  private static final int ROUNDS = 5;

  @Override
  public void run() throws Exception {
    try (Servers servers = Servers.start()) {
      servers.withTopics();
      try (HistoryService _ = HistoryService.start(servers, Ports.free());
          DebeziumSink sink = sink(servers);
          HistoryDatabase database = new HistoryDatabase(servers);
          Producing producing = new Producing(servers.bootstrap())) {
        turns(servers, database, sink, producing);
      }
    }
  }

  private static @Nullable DebeziumSink sink(Servers servers)
      throws SQLException, InterruptedException {
    try {
      return DebeziumSink.start(servers, DebeziumSink.jars());
    } catch (IOException e) {
      System.out.printf("without Debezium: %s%n", e.getMessage());
      return null;
    }
  }

  private static void turns(
      Servers servers, HistoryDatabase database, @Nullable DebeziumSink sink, Producing producing)
      throws Exception {
    CopiedRows copied = new CopiedRows(database, servers.folder());
    Stories stories = new Stories();
    double[] ours = new double[WARM_UPS + ROUNDS];
    double[] theirs = new double[WARM_UPS + ROUNDS];
    double[] copies = new double[WARM_UPS + ROUNDS];
    long sent = 0;
    for (int round = 0; round < WARM_UPS + ROUNDS; round++) {
      List<ProducerRecord<String, byte[]>> records = stories.tell(RECORDS);
      UUID first = UUID.fromString(records.getFirst().key());
      sent += records.size();
      Hold sinkHeld = sink == null ? null : sink.hold();
      Collection<String> last;
      try (Hold _ = database.hold()) {
        last = producing.send(records);
      }
      long began = System.nanoTime();
      database.awaitApplied(sent);
      ours[round] = records.size() / RelayBench.seconds(began);
      if (sink != null && sinkHeld != null) {
        sinkHeld.close();
        began = System.nanoTime();
        sink.awaitSunk(last);
        theirs[round] = records.size() / RelayBench.seconds(began);
      }
      copies[round] = records.size() / copied.copySince(first);
    }
    print(median(ours), median(theirs), median(copies));
  }

  private static double median(double[] rates) {
    return Percentiles.of(Arrays.copyOfRange(rates, WARM_UPS, rates.length)).median();
  }

  private static void print(double ours, double theirs, double copy) {
    System.out.printf(
        "%,d records at once, one in ten a duplicate; median of %d rounds%n", RECORDS, ROUNDS);
    System.out.printf("history              %,9.0f records/s, all projections%n", ours);
    if (theirs > 0) {
      System.out.printf("Debezium's JDBC sink %,9.0f records/s, one row each%n", theirs);
      System.out.printf("ratio                %9.2f   (expected at least 1.5)%n", ours / theirs);
    }
    System.out.printf("COPY of its rows     %,9.0f records/s%n", copy);
    System.out.printf("ratio                %9.2f   (expected at least 0.4)%n", ours / copy);
  }
}
