package imagefactory.verdicts;

import imagefactory.kit.retry.StopSignal;
import imagefactory.verdicts.setup.PrintSettings;
import imagefactory.verdicts.store.Prints;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/// Drops prints that are too old, in small batches, so that no lock is held for long.
@Singleton
final class PrintRetention {
  private static final Logger LOG = Logger.getLogger(PrintRetention.class);
  private static final int BATCH = 1000;

  private final Jdbi jdbi;
  private final Prints prints;
  private final PrintSettings settings;
  private final StopSignal stop = new StopSignal();

  PrintRetention(Jdbi jdbi, Prints prints, PrintSettings settings) {
    this.jdbi = jdbi;
    this.prints = prints;
    this.settings = settings;
  }

  void start(@Observes StartupEvent start) {
    if (settings.keptFor().isPositive()) {
      Thread.ofVirtual().name("print-retention").start(this::run);
    }
  }

  void stop(@Observes ShutdownEvent shutdown) {
    stop.give();
  }

  private void run() {
    do {
      prune();
    } while (!stop.within(settings.cleanEvery()));
  }

  private void prune() {
    try {
      drop(settings.keptFor(), BATCH);
    } catch (JdbiException e) {
      LOG.warn("old prints stay until the next round", e);
    }
  }

  /// Answers how many batches there were, the last of them perhaps not full.
  int drop(Duration age, int batch) {
    int batches = 0;
    int dropped;
    do {
      dropped = jdbi.withHandle(h -> prints.drop(h, age, batch));
      batches++;
      LOG.debugf("dropped %d old prints", dropped);
    } while (dropped == batch && !stop.isGiven());
    return batches;
  }
}
