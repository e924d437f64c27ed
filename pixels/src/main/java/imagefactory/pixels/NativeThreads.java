package imagefactory.pixels;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/// Where native code runs. A call into C holds the thread under a virtual one for as long as it
/// takes, and the virtual threads of a service share a few of those; so what comes from a virtual
/// thread waits for one of a few platform threads instead. A platform thread does it itself.
final class NativeThreads {
  private final Executor hands;

  private NativeThreads(Executor hands) {
    this.hands = hands;
  }

  static NativeThreads ofProcess() {
    return new NativeThreads(
        Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform().daemon().name("pixels-", 0).factory()));
  }

  /// It cannot be interrupted: the memory that C works on must stay until C is done.
  <T> T call(Supplier<T> work) {
    return Thread.currentThread().isVirtual()
        ? CompletableFuture.supplyAsync(work, hands).join()
        : work.get();
  }
}
