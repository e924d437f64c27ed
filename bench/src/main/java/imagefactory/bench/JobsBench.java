package imagefactory.bench;

import imagefactory.bench.Bench.Benchmark;
import imagefactory.stack.Ports;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Jobs and image steps a second through job-service on a durable PostgreSQL and a real Kafka, with
/// a provider and a judge that cost nothing; beside db-scheduler's no-op tasks and PostgreSQL's own
/// limit, on the same server in the same run. And what an image costs in jobs of any size.
///
/// Both are warm when they are measured: the JIT works on job-service through its first hundred
/// thousand images, and takes a sixth of the machine while it does.
final class JobsBench implements Benchmark {
  private static final int LANES = 64;
  private static final int WINDOW = 2_048;
  private static final int SMALL_WINDOW = 256;

  /// As many as jobs of ten images need to fill that window.
  private static final int FEW_LANES = 26;

  private static final int IMAGES = 10_000;
  private static final int LARGE_JOBS = 8;
  private static final int STEPS_OF_AN_IMAGE = 3;
  private static final int SMALL_JOBS = 500;
  private static final int TASKS = 30_000;
  private static final List<Integer> SIZES = List.of(10, 100, 1_000, 10_000);
  private static final int CLIENTS = 8;
  private static final int WARM_UPS = 25;
  private static final int WARM_UPS_OF_GROWTH = 10;
  private static final int ROUNDS = 5;

  @Override
  public void run() throws Exception {
    try (Servers servers = Servers.start();
        Player _ = new Player(servers.withTopics())) {
      try (JobService service = JobService.start(servers, Ports.free(), LANES, WINDOW)) {
        steps(servers, service);
      }
      try (JobService service = JobService.start(servers, Ports.free(), FEW_LANES, SMALL_WINDOW)) {
        growth(service);
      }
    }
  }

  private static void steps(Servers servers, JobService service) throws Exception {
    for (int i = 0; i < WARM_UPS; i++) {
      run(service, LARGE_JOBS, IMAGES / LARGE_JOBS);
      run(service, SMALL_JOBS / 4, 1);
    }
    for (int i = 0; i < WARM_UPS / 5; i++) {
      NoOpTasks.byDbScheduler(servers, TASKS);
    }
    double[] steps = new double[ROUNDS];
    double[] jobs = new double[ROUNDS];
    double[] scheduler = new double[ROUNDS];
    double[] limit = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      steps[round] =
          (double) IMAGES
              * STEPS_OF_AN_IMAGE
              / run(service, LARGE_JOBS, IMAGES / LARGE_JOBS).seconds();
      scheduler[round] = NoOpTasks.byDbScheduler(servers, TASKS);
      jobs[round] = SMALL_JOBS / run(service, SMALL_JOBS, 1).seconds();
      limit[round] = NoOpTasks.byPostgres(servers, TASKS);
    }
    double ours = Percentiles.of(steps).median();
    double theirs = Percentiles.of(scheduler).median();
    System.out.printf("median of %d rounds, everything on this machine%n", ROUNDS);
    System.out.printf(
        "image steps          %,9.0f /s   (%d jobs of %,d images at once)%n",
        ours, LARGE_JOBS, IMAGES / LARGE_JOBS);
    System.out.printf(
        "jobs of one image    %,9.0f /s   (%d clients)%n", Percentiles.of(jobs).median(), CLIENTS);
    System.out.printf("db-scheduler         %,9.0f no-op tasks/s%n", theirs);
    System.out.printf(
        "PostgreSQL alone     %,9.0f no-op tasks/s (skip locked, 100 at a time)%n",
        Percentiles.of(limit).median());
    System.out.printf("ratio                %9.2f   (expected at least 1)%n", ours / theirs);
  }

  /// As many images each time, in jobs of another size. The provider's window is as small as that
  /// of one job, so that the same number is in flight whatever the size.
  private static void growth(JobService service) throws Exception {
    for (int i = 0; i < WARM_UPS_OF_GROWTH; i++) {
      run(service, LARGE_JOBS, IMAGES / LARGE_JOBS);
    }
    System.out.printf("%n%,d images, %d in flight, in jobs of%n", IMAGES, SMALL_WINDOW);
    double[] anImage = new double[SIZES.size()];
    for (int size = 0; size < anImage.length; size++) {
      int images = SIZES.get(size);
      double[] wall = new double[ROUNDS];
      double[] cpu = new double[ROUNDS];
      for (int round = 0; round < ROUNDS; round++) {
        Cost cost = run(service, IMAGES / images, images);
        wall[round] = cost.seconds() / IMAGES * 1e3;
        cpu[round] = cost.cpuSeconds() / IMAGES * 1e3;
      }
      anImage[size] = Percentiles.of(wall).median();
      System.out.printf(
          "%,7d images   %6.2f ms an image   %6.2f ms of job-service's processor%n",
          images, anImage[size], Percentiles.of(cpu).median());
    }
    apart(anImage);
  }

  /// A job has a price of its own, from its submission to its end, which small jobs share among few
  /// images. Jobs of ten and of a thousand give it; those of other sizes show whether that is all.
  private static void apart(double[] anImage) {
    double aJob = (anImage[0] - anImage[2]) / (1.0 / SIZES.get(0) - 1.0 / SIZES.get(2));
    System.out.printf("a job itself      %6.2f ms; apart from it%n", aJob);
    for (int size = 0; size < anImage.length; size++) {
      int images = SIZES.get(size);
      System.out.printf("%,7d images   %6.2f ms an image%n", images, anImage[size] - aJob / images);
    }
  }

  /// What a run took.
  private record Cost(double seconds, double cpuSeconds) {}

  private static Cost run(JobService service, int jobs, int images) throws Exception {
    double cpu = service.cpuSeconds();
    long began = System.nanoTime();
    try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
      List<Future<Void>> submitted = new ArrayList<>();
      for (int i = 0; i < jobs; i++) {
        submitted.add(
            clients.submit(() -> {
              service.submit(images);
              return null;
            }));
      }
      for (Future<Void> each : submitted) {
        each.get();
      }
    }
    service.awaitAllOver();
    return new Cost(RelayBench.seconds(began), service.cpuSeconds() - cpu);
  }
}
