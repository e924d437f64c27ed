package imagefactory.history.rebuild;

import imagefactory.history.rebuild.Rebuild.State;
import imagefactory.history.rebuild.RebuildTable.Run;
import imagefactory.kit.ids.Ids;
import imagefactory.kit.retry.StopSignal;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Begins rebuilds, one at a time, and begins again what died with its process.
@Singleton
public final class Rebuilds {
  private static final Logger LOG = Logger.getLogger(Rebuilds.class);
  private static final int LOCK = 0x72656275;

  private final Jdbi jdbi;
  private final RebuildSettings settings;
  private final Clock clock;
  private final String servers;
  private final String prefix;
  private final StopSignal stop = new StopSignal();

  Rebuilds(
      Jdbi jdbi,
      RebuildSettings settings,
      Clock clock,
      @ConfigProperty(name = "kafka.bootstrap.servers") String servers,
      @ConfigProperty(name = "factory.topic-prefix") Optional<String> prefix) {
    this.jdbi = jdbi;
    this.settings = settings;
    this.clock = clock;
    this.servers = servers;
    this.prefix = prefix.orElse("");
  }

  /// False if one is under way.
  public boolean begin(String askedBy) {
    UUID id = Ids.next();
    return start(
        id,
        tx -> {
          tx.execute("select pg_advisory_xact_lock(?)", LOCK);
          return RebuildTable.insert(tx, id, askedBy, clock.instant());
        });
  }

  /// Whoever takes jobs away asks here first: during a rebuild they would come back with it. None
  /// begins until the transaction has ended.
  public static boolean holdOff(Handle tx) {
    tx.execute("select pg_advisory_xact_lock_shared(?)", LOCK);
    return RebuildTable.telling(tx).isEmpty();
  }

  public List<Rebuild> newest(int most) {
    return jdbi.withHandle(h -> RebuildTable.newest(h, most));
  }

  void look(@Observes StartupEvent startup) {
    takeOver();
    Thread.ofVirtual()
        .name("rebuild-look")
        .start(() -> {
          while (!stop.within(settings.lookEvery())) {
            try {
              takeOver();
            } catch (RuntimeException e) {
              LOG.warn("what died is looked for in the next round", e);
            }
          }
        });
  }

  /// False if there is none whose process died.
  boolean takeOver() {
    return jdbi.withHandle(RebuildTable::telling)
        .filter(id -> start(id, tx -> RebuildTable.takeOver(tx, id)))
        .isPresent();
  }

  void stop(@Observes @Priority(1) ShutdownEvent shutdown) {
    stop.give();
  }

  private boolean start(UUID id, Function<Handle, Optional<Run>> found) {
    Alive alive = Alive.take(jdbi, id).orElse(null);
    if (alive == null) {
      return false;
    }
    boolean started = false;
    try {
      Optional<Run> run =
          jdbi.inTransaction(tx -> {
            Optional<Run> ours = found.apply(tx);
            ours.ifPresent(_ -> Shadow.prepare(tx));
            return ours;
          });
      run.ifPresent(ours ->
          Thread.ofPlatform()
              .name("rebuild")
              .daemon()
              .start(() -> {
                try (alive) {
                  tell(ours);
                }
              }));
      started = run.isPresent();
    } finally {
      if (!started) {
        alive.close();
      }
    }
    return started;
  }

  private void tell(Run run) {
    try (var topics = new TopicShares(servers, prefix, settings)) {
      new RebuildRun(jdbi, new RunTransactions(run, jdbi, stop), topics.all(), settings, clock)
          .tell();
      LOG.infof("rebuild %s serves", run.id());
    } catch (CancellationException e) {
      LOG.infof("rebuild %s ends here: %s", run.id(), e.getMessage());
    } catch (RuntimeException e) {
      LOG.errorf(e, "rebuild %s has failed, the old tables go on serving", run.id());
      failed(run, e);
    }
  }

  private void failed(Run run, RuntimeException e) {
    try {
      jdbi.useTransaction(tx -> {
        if (RebuildTable.end(
            tx, run, State.FAILED, e.getClass().getSimpleName(), clock.instant())) {
          Shadow.discard(tx);
        }
      });
    } catch (RuntimeException also) {
      // It stays as it is, and is begun again when it is found.
      LOG.error("the failure of rebuild " + run.id() + " cannot be noted", also);
    }
  }
}
