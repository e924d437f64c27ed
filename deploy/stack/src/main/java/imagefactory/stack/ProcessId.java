package imagefactory.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A process for good: numbers come back for other processes, but not with the same start.
public record ProcessId(long pid, Instant start) {

  /// Two JVMs may see the same start differently if the clock was set between them.
  private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(2);

  private static final Duration GLANCE = Duration.ofMillis(200);

  public static ProcessId current() {
    return of(ProcessHandle.current());
  }

  /// A process that the system tells nothing about never matches again.
  public static ProcessId of(ProcessHandle process) {
    return new ProcessId(process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
  }

  public boolean isSameAs(ProcessId other) {
    return pid == other.pid
        && Duration.between(start, other.start).abs().compareTo(CLOCKS_DIFFER) <= 0;
  }

  /// The process, if it still runs.
  public Optional<ProcessHandle> find() {
    return ProcessHandle.of(pid)
        .filter(found -> isSameAs(of(found)))
        .filter(ProcessHandle::isAlive)
        .filter(found -> !hasEndedUnnoticed());
  }

  /// True if it has ended within the time.
  public boolean awaitEnd(Duration atMost) throws InterruptedException {
    var deadline = Instant.now().plus(atMost);
    for (var found = find(); found.isPresent(); found = find()) {
      var left = Duration.between(Instant.now(), deadline);
      if (left.isNegative()) {
        return false;
      }
      glance(found.get(), left.compareTo(GLANCE) < 0 ? left : GLANCE);
    }
    return true;
  }

  public void awaitEnd() throws InterruptedException {
    for (var found = find(); found.isPresent(); found = find()) {
      glance(found.get(), GLANCE);
    }
  }

  private static void glance(ProcessHandle process, Duration time) throws InterruptedException {
    try {
      process.onExit().get(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      // It still runs, or nobody has told us; the caller looks again.
    } catch (ExecutionException e) {
      throw new CompletionException("cannot wait for process " + process.pid(), e);
    }
  }

  /// In a container whose first process does not collect the dead, an orphan stays in the process
  /// table for ever, and Java takes it for alive.
  private boolean hasEndedUnnoticed() {
    try {
      String line = Files.readString(Path.of("/proc/" + pid + "/stat"));
      return line.startsWith("Z", line.lastIndexOf(')') + 2);
    } catch (IOException e) {
      // No /proc here, or the process has just gone: isAlive says which.
      return false;
    }
  }
}
