package imagefactory.bench;

import imagefactory.bench.Bench.Benchmark;
import imagefactory.bench.DebeziumSink.Form;
import imagefactory.stack.Ports;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/// Records of job-events a second into all that history makes of them, one in ten a duplicate;
/// beside Debezium's JDBC sink, which writes the same events as rows of one table in two forms, and
/// beside COPY of the rows that history wrote. All take turns on the same PostgreSQL and Kafka, and
/// every record has as many bytes as one with its schema.
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
    Map<Form, double[]> theirs = new EnumMap<>(Form.class);
    double[] copies = new double[WARM_UPS + ROUNDS];
    long sent = 0;
    for (int round = 0; round < WARM_UPS + ROUNDS; round++) {
      List<ProducerRecord<String, byte[]>> records = stories.tell(RECORDS);
      TypedRecords.weighDown(records);
      UUID first = UUID.fromString(records.getFirst().key());
      sent += records.size();
      Hold textHeld = sink == null ? null : sink.hold(Form.TEXT);
      Collection<String> last;
      try (Hold _ = database.hold()) {
        last = producing.send(records);
      }
      long began = System.nanoTime();
      database.awaitApplied(sent);
      ours[round] = records.size() / RelayBench.seconds(began);
      if (sink != null && textHeld != null) {
        theirs.computeIfAbsent(Form.TEXT, _ -> new double[ours.length])[round] =
            records.size() / sunk(sink, Form.TEXT, textHeld, last);
        Hold typedHeld = sink.hold(Form.TYPED);
        Collection<String> lastTyped = producing.send(TypedRecords.of(records));
        theirs.computeIfAbsent(Form.TYPED, _ -> new double[ours.length])[round] =
            records.size() / sunk(sink, Form.TYPED, typedHeld, lastTyped);
      }
      copies[round] = records.size() / copied.copySince(first);
    }
    print(ours, theirs, copies);
  }

  /// Seconds from when it may write until it has written all.
  private static double sunk(DebeziumSink sink, Form form, Hold held, Collection<String> last)
      throws Exception {
    held.close();
    long began = System.nanoTime();
    sink.awaitSunk(form, last);
    return RelayBench.seconds(began);
  }

  private static double median(double[] rates) {
    return Percentiles.of(Arrays.copyOfRange(rates, WARM_UPS, rates.length)).median();
  }

  private static void print(double[] ours, Map<Form, double[]> theirs, double[] copies) {
    System.out.printf(
        "%,d records at once, one in ten a duplicate; median of %d rounds%n", RECORDS, ROUNDS);
    System.out.printf("history                %,9.0f records/s, all projections%n", median(ours));
    theirs.forEach((form, rates) -> {
      System.out.printf(
          "Debezium's sink, %-5s %,9.0f records/s, one row each%n",
          form.name().toLowerCase(Locale.ROOT), median(rates));
      System.out.printf(
          "ratio                  %9.2f   (expected at least 1.5)%n", median(ours) / median(rates));
    });
    System.out.printf("COPY of its rows       %,9.0f records/s%n", median(copies));
    System.out.printf(
        "ratio                  %9.2f   (expected at least 0.4)%n", median(ours) / median(copies));
  }
}
