package imagefactory.local.supervise;

import imagefactory.local.home.Member;
import imagefactory.local.supervise.StackState.ChildState;
import imagefactory.local.supervise.StackState.ChildState.Health;
import imagefactory.local.supervise.Startable.Running;
import imagefactory.stack.ProcessId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Keeps one process alive: started once by whoever builds the stack, then started again whenever
/// it ends unasked, until it is stopped.
final class Child {

  /// What changes is told to the outside: the state for the file, a line for the person.
  record Listener(Runnable changed, Consumer<String> line) {}

  private final Startable startable;
  private final Listener listener;
  private final CountDownLatch stopping = new CountDownLatch(1);

  private Health health = Health.WAITING;
  private @Nullable ProcessId process;
  private @Nullable Running running;
  private @Nullable Thread watch;
  private int restarts;

  Child(Startable startable, Listener listener) {
    this.startable = startable;
    this.listener = listener;
  }

  Member member() {
    return startable.member();
  }

  synchronized ChildState state() {
    return new ChildState(startable.member(), health, process, restarts);
  }

  /// The first start: a failure is the caller's, for then the stack does not come up at all.
  void start() throws StackFailed, InterruptedException {
    try {
      LogFile.rotated(startable.log());
      var started = Instant.now();
      begin();
      listener
          .line()
          .accept("%s is ready after %s".formatted(name(), seconds(started, Instant.now())));
      synchronized (this) {
        watch = Thread.ofVirtual().name("watch-" + name()).start(this::keepAlive);
      }
    } catch (IOException e) {
      become(Health.STOPPED, null);
      throw new StackFailed(failure(e), e);
    }
  }

  /// Asks it to end, waits for it, and lets it stay ended.
  void stop() throws IOException, InterruptedException {
    stopping.countDown();
    Running asked;
    Thread watching;
    synchronized (this) {
      asked = running;
      watching = watch;
    }
    if (asked != null) {
      asked.stop().now();
    }
    if (watching != null) {
      watching.interrupt();
      watching.join();
    }
    become(Health.STOPPED, null);
  }

  private void begin() throws IOException, InterruptedException {
    become(Health.STARTING, null);
    var begun = startable.start(born -> become(Health.STARTING, ProcessId.of(born.toHandle())));
    synchronized (this) {
      running = begun;
    }
    become(Health.READY, ProcessId.of(begun.process().toHandle()));
  }

  private void keepAlive() {
    var backoff = new Backoff();
    var born = Instant.now();
    try {
      while (true) {
        int exit = awaitEnd();
        if (isStopping()) {
          return;
        }
        var wait = backoff.after(Duration.between(born, Instant.now()));
        report("%s ended with %d".formatted(name(), exit), wait);
        born = restart(wait, backoff);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int awaitEnd() throws InterruptedException {
    Running current;
    synchronized (this) {
      current = running;
    }
    return current == null ? -1 : current.process().waitFor();
  }

  /// Tries until it lives, or until it is no longer wanted.
  private Instant restart(Duration firstWait, Backoff backoff) throws InterruptedException {
    var wait = firstWait;
    while (!stopping.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
      try {
        synchronized (this) {
          restarts++;
        }
        begin();
        listener.line().accept("%s is ready again".formatted(name()));
        return Instant.now();
      } catch (IOException e) {
        wait = backoff.after(Duration.ZERO);
        report(e.getMessage() == null ? e.toString() : name() + ": " + e.getMessage(), wait);
      }
    }
    return Instant.now();
  }

  private void report(String what, Duration wait) {
    become(Health.RESTARTING, null);
    listener
        .line()
        .accept(
            "%s; starting it again in %d s; its log: %s"
                .formatted(what, wait.toSeconds(), startable.log()));
  }

  private String failure(IOException e) throws StackFailed {
    try {
      var tail = LogFile.tail(startable.log(), 5);
      return "%s did not start: %s%n  its log: %s%s"
          .formatted(
              name(),
              e.getMessage(),
              startable.log(),
              tail.isEmpty() ? "" : "\n    " + String.join("\n    ", tail));
    } catch (IOException unreadable) {
      e.addSuppressed(unreadable);
      throw new StackFailed("%s did not start: %s".formatted(name(), e.getMessage()), e);
    }
  }

  private void become(Health next, @Nullable ProcessId id) {
    synchronized (this) {
      health = next;
      process = id;
    }
    listener.changed().run();
  }

  private boolean isStopping() {
    return stopping.getCount() == 0;
  }

  private String name() {
    return startable.member().title();
  }

  private static String seconds(Instant from, Instant to) {
    return "%.1f s".formatted(Duration.between(from, to).toMillis() / 1000.0);
  }
}
