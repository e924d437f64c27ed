package imagefactory.bench;

import imagefactory.bench.Bench.Benchmark;
import imagefactory.stack.Ports;

/// Records a second when all stories are told again, beside those that history took in when they
/// came; and how the cost of a record grows with their number. `FACTORY_BENCH_RECORDS` says up to
/// how many (100,000).
final class RebuildBench implements Benchmark {
  private static final int FEWEST = 10_000;
  private static final int WARM_UPS = 10;
  private static final int ROUNDS = 5;
  private static final int ONCE_FROM = 1_000_000;

  @Override
  public void run() throws Exception {
    int most = Integer.parseInt(System.getenv().getOrDefault("FACTORY_BENCH_RECORDS", "100000"));
    try (Servers servers = Servers.start()) {
      servers.withTopics();
      try (HistoryService history = HistoryService.start(servers, Ports.free());
          HistoryDatabase database = new HistoryDatabase(servers);
          Producing producing = new Producing(servers.bootstrap())) {
        new Turns(history, database, producing).run(most);
      }
    }
  }

  private static final class Turns {
    private final HistoryService history;
    private final HistoryDatabase database;
    private final Producing producing;
    private final Stories stories = new Stories();
    private long sent;

    Turns(HistoryService history, HistoryDatabase database, Producing producing) {
      this.history = history;
      this.database = database;
      this.producing = producing;
    }

    void run(int most) throws Exception {
      live(FEWEST);
      for (int warm = 0; warm < WARM_UPS; warm++) {
        rebuild();
      }
      System.out.printf("median of %d rebuilds, one from %,d records on%n", ROUNDS, ONCE_FROM);
      for (int size = FEWEST; size <= most; size *= 10) {
        double live = size > sent ? live((int) (size - sent)) : 0;
        double[] took = new double[size < ONCE_FROM ? ROUNDS : 1];
        for (int round = 0; round < took.length; round++) {
          took[round] = rebuild();
        }
        print(Percentiles.of(took).median(), live);
      }
    }

    private void print(double seconds, double live) {
      System.out.printf(
          "%,9d records   %6.2f s   %,9.0f records/s   %6.1f µs a record",
          sent, seconds, sent / seconds, seconds / sent * 1e6);
      if (live > 0) {
        System.out.printf(
            "   %4.2f of %,.0f live (expected at least 2)", sent / seconds / live, live);
      }
      System.out.println();
    }

    private double live(int records) throws Exception {
      var told = stories.tell(records);
      sent += told.size();
      try (Hold _ = database.hold()) {
        producing.send(told);
      }
      long began = System.nanoTime();
      database.awaitApplied(sent);
      return told.size() / RelayBench.seconds(began);
    }

    private double rebuild() throws Exception {
      history.rebuild();
      while (database.number("select count(*) from rebuild where state = 'telling'") > 0) {
        Thread.sleep(50);
      }
      return database.number(
              """
              select (extract(epoch from finished_at - started_at) * 1000)::bigint from rebuild
              where state = 'completed' order by started_at desc limit 1\
              """)
          / 1e3;
    }
  }
}
