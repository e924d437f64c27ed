package imagefactory.verdicts.work;

import imagefactory.kit.claim.Claim;
import imagefactory.kit.claim.Tasks;
import imagefactory.kit.claim.WorkerPool;
import imagefactory.kit.claim.Workers;
import imagefactory.verdicts.VerdictHandler;
import imagefactory.verdicts.setup.JudgeSettings;
import imagefactory.verdicts.setup.QcSettings;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/// Claims tasks and judges them, on platform threads: codecs are native code and hold their thread.
/// Images to be shown to the vision judge have hands of their own, so that nobody waits for it who
/// need not.
@Singleton
public final class Judges {
  private final Tasks tasks;
  private final VerdictHandler handler;
  private final QcSettings settings;
  private final JudgeSettings judge;
  private volatile @Nullable Workers measuring;
  private volatile @Nullable Workers showing;

  Judges(Tasks tasks, VerdictHandler handler, QcSettings settings, JudgeSettings judge) {
    this.tasks = tasks;
    this.handler = handler;
    this.settings = settings;
    this.judge = judge;
  }

  void start(@Observes StartupEvent start) {
    if (judge.url().isEmpty()) {
      // Any kind: what was to be shown while there was a vision judge wants its verdict, too.
      measuring = started(WorkerPool.onPlatformThreads("judge", settings.workers()));
      return;
    }
    int most = judge.concurrency();
    showing =
        started(WorkerPool.onPlatformThreads("vision", most, VerdictHandler.SHOW).together(most));
    measuring =
        started(WorkerPool.onPlatformThreads("judge", settings.workers(), VerdictHandler.JUDGE));
  }

  private Workers started(WorkerPool pool) {
    return Workers.start(tasks, pool, this::judge);
  }

  private void judge(Claim claim) {
    if (!handler.judge(claim)) {
      wake(showing);
    }
  }

  /// There may be work: look now.
  public void wake() {
    wake(measuring);
  }

  private static void wake(@Nullable Workers workers) {
    if (workers != null) {
      workers.wake();
    }
  }

  void stop(@Observes ShutdownEvent shutdown) {
    close(measuring);
    close(showing);
  }

  private static void close(@Nullable Workers workers) {
    if (workers != null) {
      workers.close();
    }
  }
}
