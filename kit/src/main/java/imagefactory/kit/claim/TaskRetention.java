package imagefactory.kit.claim;

import imagefactory.kit.retry.StopSignal;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.JdbiException;

/// Drops finished tasks after their retention, in small batches, so that no lock is held for long.
@Singleton
final class TaskRetention {
  private static final Logger LOG = Logger.getLogger(TaskRetention.class);
  private static final int BATCH = 1000;

  private final Tasks tasks;
  private final StopSignal stop = new StopSignal();

  TaskRetention(Tasks tasks) {
    this.tasks = tasks;
  }

  void start(@Observes StartupEvent start) {
    Thread.ofVirtual().name("task-retention").start(this::run);
  }

  void stop(@Observes ShutdownEvent shutdown) {
    stop.give();
  }

  private void run() {
    while (!stop.within(tasks.settings().cleanEvery())) {
      clean();
    }
  }

  void clean() {
    try {
      int dropped;
      do {
        dropped = tasks.forget(BATCH);
        LOG.debugf("dropped %d finished tasks", dropped);
      } while (dropped == BATCH && !stop.isGiven());
    } catch (JdbiException e) {
      LOG.warn("finished tasks stay until the next round", e);
    }
  }
}
