package imagefactory.history.rebuild;

import imagefactory.history.rebuild.Rebuild.Phase;
import imagefactory.history.rebuild.Rebuild.State;
import imagefactory.history.rebuild.RebuildTable.Run;
import imagefactory.kit.db.Transient;
import imagefactory.kit.retry.Backoff;
import imagefactory.kit.retry.StopSignal;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// The transactions of one run: each is tried until it passes, and none is one of a run that
/// another has taken over from.
final class RunTransactions {
  private static final Logger LOG = Logger.getLogger(RunTransactions.class);
  private static final Backoff BACKOFF =
      new Backoff(Duration.ofMillis(100), Duration.ofSeconds(10));

  private final Run run;
  private final Jdbi jdbi;
  private final StopSignal stop;

  RunTransactions(Run run, Jdbi jdbi, StopSignal stop) {
    this.run = run;
    this.jdbi = jdbi;
    this.stop = stop;
  }

  /// What a transaction moved the rebuild on by.
  record Progress(long told, long skipped, long kept) {}

  /// The work sees the new tables in the place of the old.
  void inShadow(Consumer<Handle> work) {
    untilItPasses(tx -> {
      owned(RebuildTable.isOwned(tx, run));
      Shadow.enter(tx);
      work.accept(tx);
    });
  }

  void advance(Progress by) {
    untilItPasses(tx -> {
      Shadow.leaveToMemory(tx);
      owned(RebuildTable.advance(tx, run, by.told(), by.skipped(), by.kept()));
    });
  }

  void enter(Phase phase, @Nullable Long total) {
    untilItPasses(tx -> owned(RebuildTable.enter(tx, run, phase, total)));
  }

  void untilItPasses(Consumer<Handle> work) {
    for (int failures = 1; ; failures++) {
      if (stop.isGiven()) {
        throw new CancellationException("stopped; another process begins it again");
      }
      try {
        jdbi.useTransaction(work::accept);
        return;
      } catch (RuntimeException e) {
        if (!Transient.causedBy(e) || e instanceof CancellationException) {
          throw e;
        }
        Duration wait = BACKOFF.after(failures);
        LOG.warnf("rolled back, tried again in %s: %s", wait, e.getMessage());
        stop.within(wait);
      }
    }
  }

  void end(Handle tx, Instant at) {
    owned(RebuildTable.end(tx, run, State.COMPLETED, null, at));
  }

  private static void owned(boolean isOurs) {
    if (!isOurs) {
      throw new CancellationException("another run has taken over");
    }
  }
}
