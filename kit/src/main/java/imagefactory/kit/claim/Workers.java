package imagefactory.kit.claim;

import imagefactory.kit.retry.Backoff;
import imagefactory.kit.retry.StopSignal;
import imagefactory.kit.trace.Correlation;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/// A bounded pool that claims tasks when it has hands free, keeps their leases while they are in
/// work, and puts back those whose work throws.
public final class Workers implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Workers.class);
  private static final Backoff CLAIMS = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(10));

  private final Tasks tasks;
  private final WorkerPool pool;
  private final Consumer<Claim> work;
  private final Duration poll;
  private final Backoff retries;
  private final ExecutorService threads;
  private final Semaphore free;
  private final Semaphore wakeUps = new Semaphore(0);
  private final StopSignal stop = new StopSignal();

  /// Whoever takes a claim out of here settles it: the worker, or the stop that hands it back.
  private final Set<Claim> held = ConcurrentHashMap.newKeySet();

  private final Attention attention;
  private final Thread claiming;

  private Workers(Tasks tasks, WorkerPool pool, Consumer<Claim> work) {
    this.tasks = tasks;
    this.pool = pool;
    this.work = work;
    this.poll = tasks.settings().poll();
    this.retries = new Backoff(tasks.settings().firstRetry(), tasks.settings().lastRetry());
    this.free = new Semaphore(pool.size());
    this.threads = Executors.newFixedThreadPool(pool.size(), pool.threads());
    this.attention = new Attention(tasks, pool, stop);
    this.claiming = Thread.ofVirtual().name(pool.name() + "-claims").unstarted(this::claimAll);
  }

  /// The work ends its claim itself: [Tasks#finish] in the transaction that stores the result, or
  /// [Tasks#putBack].
  public static Workers start(Tasks tasks, WorkerPool pool, Consumer<Claim> work) {
    var workers = new Workers(tasks, pool, work);
    workers.claiming.start();
    Thread.ofVirtual().name(pool.name() + "-leases").start(workers::renewAll);
    workers.attention.start();
    return workers;
  }

  /// There may be tasks, or fewer than there were: look now, not at the next poll.
  public void wake() {
    wakeUps.release();
    attention.lookNow();
  }

  private void claimAll() {
    int failures = 0;
    while (!stop.isGiven()) {
      try {
        if (!free.tryAcquire(poll.toNanos(), TimeUnit.NANOSECONDS)) {
          continue;
        }
        int hands = 1 + free.drainPermits();
        int busy = 0;
        try {
          wakeUps.drainPermits(); // before the look: what is added after it wakes us again
          busy = claim(hands);
        } finally {
          free.release(hands - busy);
        }
        failures = 0;
        if (busy < hands) {
          var _ = wakeUps.tryAcquire(poll.toNanos(), TimeUnit.NANOSECONDS);
        }
      } catch (InterruptedException _) {
        return;
      } catch (RuntimeException e) {
        failures++;
        LOG.warnf(e, "%s cannot claim tasks now", pool.name());
        stop.within(CLAIMS.after(failures));
      }
    }
  }

  private int claim(int wanted) {
    List<Claim> claims =
        pool.together() == WorkerPool.UNLIMITED
            ? tasks.claim(wanted, pool.kinds())
            : tasks.claimTogether(wanted, pool.kinds().iterator().next(), pool.together());
    held.addAll(claims);
    claims.forEach(c -> threads.execute(() -> run(c)));
    return claims.size();
  }

  private void run(Claim claim) {
    try (var _ = Correlation.open(claim.traceparent(), claim.kind())) {
      try {
        attention.enter(claim);
        work.accept(claim);
      } catch (LetGo e) {
        letGo(claim, e);
      } catch (RuntimeException | Error e) {
        putBack(claim, e);
      } finally {
        attention.leave(claim);
      }
    } finally {
      held.remove(claim);
      free.release();
    }
  }

  private void letGo(Claim claim, LetGo reason) {
    attention.leave(claim);
    if (held.remove(claim)) {
      LOG.infof("%s %s is let go: %s", claim.kind(), claim.id(), reason.getMessage());
      tasks.handBack(claim);
    }
  }

  private void putBack(Claim claim, Throwable failure) {
    if (!held.remove(claim)) {
      return; // a stop has handed it back
    }
    Duration wait = retries.after(claim.attempt());
    LOG.warnf(
        failure,
        "%s %s failed in attempt %d, again in %s",
        claim.kind(),
        claim.id(),
        claim.attempt(),
        wait);
    try {
      tasks.putBack(claim, wait);
    } catch (RuntimeException e) {
      LOG.warnf(e, "%s %s stays claimed until its lease ends", claim.kind(), claim.id());
    }
  }

  private void renewAll() {
    while (!stop.within(tasks.settings().lease().dividedBy(3))) {
      renew();
    }
    renew(); // the stop waits for work, too
  }

  private void renew() {
    try {
      tasks.renew(held);
    } catch (RuntimeException e) {
      LOG.warnf(e, "%s could not renew its leases", pool.name());
    }
  }

  /// Claims no more, waits for what is in work, and hands the rest back as if it had not been
  /// claimed.
  @Override
  public void close() {
    Duration stopWithin = tasks.settings().stopWithin();
    stop.give();
    wake();
    try {
      var _ = claiming.join(stopWithin);
      threads.shutdown();
      if (threads.awaitTermination(stopWithin.toNanos(), TimeUnit.NANOSECONDS)) {
        return;
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    for (Claim claim : List.copyOf(held)) {
      if (held.remove(claim)) {
        LOG.infof("%s %s is not finished and handed back", claim.kind(), claim.id());
        tasks.handBack(claim);
      }
    }
    threads.shutdownNow();
  }
}
