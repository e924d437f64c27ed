package imagefactory.history.stream;

import jakarta.inject.Singleton;
import java.time.Duration;

/// Rung after a commit, so that whoever listens looks at once. Listeners look by themselves now and
/// then: the commit may be another process's.
@Singleton
public final class Bell {
  private long rings;

  public synchronized void ring() {
    rings++;
    notifyAll();
  }

  public synchronized long rings() {
    return rings;
  }

  /// Waits until it has rung more often than `heard`, or the time is over.
  public synchronized void await(long heard, Duration most) throws InterruptedException {
    long deadline = System.nanoTime() + most.toNanos();
    for (long left = most.toMillis();
        rings == heard && left > 0;
        left = (deadline - System.nanoTime()) / 1_000_000) {
      wait(left);
    }
  }
}
