package imagefactory.kit.claim;

import java.util.Set;
import java.util.concurrent.ThreadFactory;

/// How many hands, for which kinds of task (none named: all), on which threads. Native code wants
/// platform threads, waiting for others wants virtual ones.
///
/// `together` limits the claims of these kinds in all replicas. The hands of an attentive pool are
/// interrupted when their claim becomes stale, which only work bears that expects it.
public record WorkerPool(
    String name,
    int size,
    Set<String> kinds,
    ThreadFactory threads,
    int together,
    boolean attentive) {
  static final int UNLIMITED = Integer.MAX_VALUE;

  public WorkerPool {
    if (size < 1 || together < 1) {
      throw new IllegalArgumentException(
          "expected at least one hand for %s, but found %d, %d together"
              .formatted(name, size, together));
    }
    if (together != UNLIMITED && kinds.size() != 1) {
      throw new IllegalArgumentException(
          "expected one kind whose claims are counted, found " + kinds);
    }
    kinds = Set.copyOf(kinds);
  }

  public static WorkerPool onVirtualThreads(String name, int size, String... kinds) {
    return new WorkerPool(
        name,
        size,
        Set.of(kinds),
        Thread.ofVirtual().name(name + "-", 0).factory(),
        UNLIMITED,
        false);
  }

  public static WorkerPool onPlatformThreads(String name, int size, String... kinds) {
    return new WorkerPool(
        name,
        size,
        Set.of(kinds),
        Thread.ofPlatform().daemon().name(name + "-", 0).factory(),
        UNLIMITED,
        false);
  }

  public WorkerPool together(int most) {
    return new WorkerPool(name, size, kinds, threads, most, attentive);
  }

  public WorkerPool attentively() {
    return new WorkerPool(name, size, kinds, threads, together, true);
  }
}
