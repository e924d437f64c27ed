package imagefactory.bench;

import imagefactory.bench.Bench.Benchmark;
import imagefactory.kit.db.Database;
import imagefactory.verdicts.store.Prints;
import imagefactory.verdicts.verdict.Passed;
import imagefactory.verdicts.verdict.Print;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.jdbi.v3.core.Handle;

/// Prints that are alike, found by an index of bands among a million, beside a look at each print
/// of the job; jobs are as large as a job may be.
final class PrintsBench implements Benchmark {
  private static final int OF_A_JOB = 10_000;
  private static final int[] JOBS = {1, 10, 100};
  private static final int LOOKS = 400;
  private static final int ADDED = 400;
  private final Prints prints = new Prints();
  private final SplittableRandom dice = new SplittableRandom(42);

  @Override
  public void run() throws Exception {
    System.out.printf(
        "%n%-12s %10s %26s %26s %14s%n",
        "prints",
        "megabytes",
        "by bands, ms p50 and p99",
        "by job, ms p50 and p99",
        "added, ms p50");
    try (var servers = Servers.start();
        var tx = Database.over(servers.ownSource()).open()) {
      tx.createScript(migration("V1__verdict.sql")).execute();
      tx.createScript(migration("V2__print.sql")).execute();
      int jobs = 0;
      for (int wanted : JOBS) {
        fill(tx, jobs, wanted);
        jobs = wanted;
        measure(tx, jobs);
      }
    }
  }

  private void measure(Handle tx, int jobs) {
    Percentiles bands =
        timed(
            jobs,
            LOOKS,
            print -> prints.like(tx, new UUID(0, 0), print.jobId(), print.print()).size());
    Percentiles all = timed(jobs, LOOKS, print -> lookAtEach(tx, print));
    Percentiles added =
        timed(
            jobs,
            ADDED,
            print -> {
              tx.useTransaction(own -> prints.add(own, print));
              return 1;
            });
    long bytes = tx.createQuery("select pg_total_relation_size('print')").mapTo(long.class).one();
    System.out.printf(
        "%-12d %10d %17.2f %8.2f %17.2f %8.2f %14.2f%n",
        jobs * OF_A_JOB,
        bytes >> 20,
        bands.median(),
        bands.at(0.99),
        all.median(),
        all.at(0.99),
        added.median());
  }

  private Percentiles timed(int jobs, int times, ToIntFunction<Passed> work) {
    double[] took = new double[times];
    for (int i = -times / 4; i < times; i++) {
      Passed print = print(dice.nextInt(jobs));
      long began = System.nanoTime();
      int _ = work.applyAsInt(print);
      if (i >= 0) {
        took[i] = (System.nanoTime() - began) / 1e6;
      }
    }
    return Percentiles.of(took);
  }

  private static int lookAtEach(Handle tx, Passed passed) {
    return tx.createQuery(
            """
            select image_id from print
            where job_id = :job and bit_count((waves # :waves)::bit(64)) <= 3\
            """)
        .bind("job", passed.jobId())
        .bind("waves", passed.print().waves())
        .mapTo(UUID.class)
        .list()
        .size();
  }

  /// The pictures of a job have something in common: a quarter of their bits differ from the job's
  /// own, as is so for paintings of one prompt.
  private Passed print(int job) {
    long half = dice.nextLong();
    long quarter = half & dice.nextLong();
    long waves = dice(job) ^ quarter;
    String sha256 = "%064x".formatted(dice.nextLong() >>> 1);
    byte[] tiles = new byte[Print.TILES];
    return new Passed(
        new UUID(dice.nextLong(), dice.nextLong()),
        new UUID(0, job),
        new Print(sha256, 1024, 1024, waves, dice.nextLong(), tiles));
  }

  private static long dice(int job) {
    return new SplittableRandom(job).nextLong();
  }

  private void fill(Handle tx, int from, int to) {
    for (int job = from; job < to; job++) {
      int of = job;
      tx.useTransaction(own -> {
        var batch =
            own.prepareBatch(
                """
                insert into print (image_id, job_id, sha256, width, height, waves, falls, tiles)
                values (:image, :job, sha256(uuid_send(:image)), 1024, 1024, :waves, :falls, :tiles)\
                """);
        for (int i = 0; i < OF_A_JOB; i++) {
          Passed print = print(of);
          batch
              .bind("image", print.imageId())
              .bind("job", print.jobId())
              .bind("waves", print.print().waves())
              .bind("falls", print.print().falls())
              .bind("tiles", print.print().tiles())
              .add();
        }
        batch.execute();
      });
    }
    tx.execute("vacuum analyze print");
  }

  private static String migration(String name) throws IOException {
    try (InputStream sql =
        Objects.requireNonNull(Prints.class.getResourceAsStream("/db/migration/" + name), name)) {
      return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
