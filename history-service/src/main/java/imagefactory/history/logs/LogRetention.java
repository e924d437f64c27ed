package imagefactory.history.logs;

import imagefactory.kit.db.TryAgain;
import imagefactory.kit.retry.StopSignal;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/// Lets logs go: those of deleted jobs, the old, and what does not fit, in small batches.
@Singleton
public final class LogRetention {
  private static final Logger LOG = Logger.getLogger(LogRetention.class);
  private static final int BATCH = 100;

  private final Jdbi jdbi;
  private final JobLogs logs;
  private final LogSettings settings;
  private final Clock clock;
  private final StopSignal stop = new StopSignal();

  LogRetention(Jdbi jdbi, JobLogs logs, LogSettings settings, Clock clock) {
    this.jdbi = jdbi;
    this.logs = logs;
    this.settings = settings;
    this.clock = clock;
  }

  void start(@Observes StartupEvent start) {
    Thread.ofVirtual()
        .name("log-retention")
        .start(() -> {
          while (!stop.within(settings.cleanEvery())) {
            clean();
          }
        });
  }

  void stop(@Observes ShutdownEvent shutdown) {
    stop.give();
  }

  public void clean() {
    try {
      go("deleted jobs", h -> LogTable.ofDeletedJobs(h, BATCH));
      go(
          "long ago",
          h -> LogTable.notAppendedSince(h, clock.instant().minus(settings.keep()), BATCH));
      go("no room", h -> LogTable.beyond(h, settings.room().asLongValue(), BATCH));
    } catch (JdbiException | TryAgain e) {
      LOG.warn("logs stay until the next round", e);
    }
  }

  private void go(String why, Function<Handle, List<UUID>> next) {
    int gone;
    do {
      gone =
          jdbi.inTransaction(tx -> {
            List<UUID> jobs = next.apply(tx);
            logs.forget(tx, jobs);
            return jobs.size();
          });
      if (gone > 0) {
        LOG.infof("%d logs are gone (%s)", gone, why);
      }
    } while (gone == BATCH && !stop.isGiven());
  }
}
