package imagefactory.kit.claim;

import java.util.Set;
import java.util.concurrent.ThreadFactory;

/// How many hands, for which kinds of task (none named: all), on which threads. Native code wants
/// platform threads, waiting for others wants virtual ones.
public record WorkerPool(String name, int size, Set<String> kinds, ThreadFactory threads) {
  public WorkerPool {
    if (size < 1) {
      throw new IllegalArgumentException(
          "expected at least one hand for %s, but found %d".formatted(name, size));
    }
    kinds = Set.copyOf(kinds);
  }

  public static WorkerPool onVirtualThreads(String name, int size, String... kinds) {
    return new WorkerPool(
        name, size, Set.of(kinds), Thread.ofVirtual().name(name + "-", 0).factory());
  }

  public static WorkerPool onPlatformThreads(String name, int size, String... kinds) {
    return new WorkerPool(
        name, size, Set.of(kinds), Thread.ofPlatform().daemon().name(name + "-", 0).factory());
  }
}
