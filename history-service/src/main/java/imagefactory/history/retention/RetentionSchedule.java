package imagefactory.history.retention;

import imagefactory.history.retention.Retention.RebuildRunsException;
import imagefactory.kit.retry.StopSignal;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/// Looks now and then for what is too old.
@Singleton
final class RetentionSchedule {
  private static final Logger LOG = Logger.getLogger(RetentionSchedule.class);

  private final Retention retention;
  private final RetentionSettings settings;
  private final StopSignal stop = new StopSignal();

  RetentionSchedule(Retention retention, RetentionSettings settings) {
    this.retention = retention;
    this.settings = settings;
  }

  void start(@Observes StartupEvent start) {
    Thread.ofVirtual().name("retention").start(this::run);
  }

  void stop(@Observes ShutdownEvent shutdown) {
    stop.give();
  }

  private void run() {
    while (!stop.within(settings.every())) {
      try {
        retention.deleteLogs();
        boolean more = true;
        while (more && !stop.isGiven()) {
          more = retention.run("retention").more();
        }
        LOG.debugf("%d parts of the feed dropped", retention.dropFeed());
      } catch (RebuildRunsException _) {
        LOG.info("what is too old stays until the rebuild has ended");
      } catch (RuntimeException e) {
        LOG.warn("what is too old stays until the next round", e);
      }
    }
  }
}
