package imagefactory.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.DoubleStream;

/// Some clients that each ask one question after the other, all at once.
record Clients(int number) {
  interface Client {
    /// The milliseconds of each request of this client.
    double[] times(int client) throws Exception;
  }

  Percentiles times(Client client) throws Exception {
    List<Future<double[]>> running = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(number)) {
      for (int i = 0; i < number; i++) {
        int each = i;
        running.add(threads.submit(() -> client.times(each)));
      }
      DoubleStream.Builder all = DoubleStream.builder();
      for (Future<double[]> each : running) {
        DoubleStream.of(each.get()).forEach(all);
      }
      return Percentiles.of(all.build().toArray());
    }
  }

  /// A request counts what it was answered.
  static double[] timed(int requests, Callable<Integer> request) throws Exception {
    double[] took = new double[requests];
    for (int i = 0; i < requests; i++) {
      long begin = System.nanoTime();
      if (request.call() < 0) {
        throw new IllegalStateException("expected an answer");
      }
      took[i] = (System.nanoTime() - begin) / 1e6;
    }
    return took;
  }
}
