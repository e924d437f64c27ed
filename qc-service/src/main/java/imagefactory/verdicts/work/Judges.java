package imagefactory.verdicts.work;

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
@Singleton
public final class Judges {
  private final Tasks tasks;
  private final VerdictHandler handler;
  private final int hands;
  private volatile @Nullable Workers workers;

  Judges(Tasks tasks, VerdictHandler handler, QcSettings settings, JudgeSettings judge) {
    this.tasks = tasks;
    this.handler = handler;
    // Who waits for the vision judge keeps nobody from being measured.
    this.hands = settings.workers() + (judge.url().isPresent() ? judge.concurrency() : 0);
  }

  void start(@Observes StartupEvent start) {
    workers = Workers.start(tasks, WorkerPool.onPlatformThreads("judge", hands), handler::judge);
  }

  /// There may be work: look now.
  public void wake() {
    Workers now = workers;
    if (now != null) {
      now.wake();
    }
  }

  void stop(@Observes ShutdownEvent shutdown) {
    Workers now = workers;
    if (now != null) {
      now.close();
    }
  }
}
