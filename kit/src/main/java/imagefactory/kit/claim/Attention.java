package imagefactory.kit.claim;

import imagefactory.kit.retry.StopSignal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Interrupts the threads of an attentive pool whose claims have become stale.
final class Attention {
  private static final Logger LOG = Logger.getLogger(Attention.class);

  private final Tasks tasks;
  private final WorkerPool pool;
  private final StopSignal stop;
  private final Duration between;
  private final Map<Claim, Thread> atWork = new ConcurrentHashMap<>();
  private final Semaphore looks = new Semaphore(0);

  /// It looks twice in a poll, so that it takes no second until work for nothing ends.
  Attention(Tasks tasks, WorkerPool pool, StopSignal stop) {
    this.tasks = tasks;
    this.pool = pool;
    this.stop = stop;
    this.between = tasks.settings().poll().dividedBy(2);
  }

  void start() {
    if (pool.attentive()) {
      Thread.ofVirtual().name(pool.name() + "-watch").start(this::watch);
    }
  }

  void lookNow() {
    looks.release();
  }

  void enter(Claim claim) {
    if (pool.attentive()) {
      atWork.put(claim, Thread.currentThread());
    }
  }

  /// From here on nobody interrupts the thread for this claim; that it was must not reach the next.
  void leave(Claim claim) {
    if (atWork.remove(claim) != null) {
      var _ = Thread.interrupted();
    }
  }

  private void watch() {
    while (!stop.isGiven()) {
      try {
        var _ = looks.tryAcquire(between.toNanos(), TimeUnit.NANOSECONDS);
        looks.drainPermits();
        tasks.stale(List.copyOf(atWork.keySet())).forEach(this::interrupt);
      } catch (InterruptedException _) {
        return;
      } catch (RuntimeException e) {
        LOG.warnf(e, "%s cannot look for stale claims now", pool.name());
      }
    }
  }

  /// Not after the thread has left the claim: it may be at its next one.
  private void interrupt(Claim claim) {
    atWork.computeIfPresent(
        claim,
        (_, thread) -> {
          thread.interrupt();
          return thread;
        });
  }
}
