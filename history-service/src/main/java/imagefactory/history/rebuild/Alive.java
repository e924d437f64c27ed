package imagefactory.history.rebuild;

import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// What the process of a rebuild holds from its beginning to its end, so that no other takes over
/// from it: a lock on the rebuild's id. It ends with its connection, so with the process. Should
/// only the connection break, the run's epoch keeps it from writing once another has taken over.
final class Alive implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Alive.class);

  private final Handle handle;
  private final UUID rebuild;

  private Alive(Handle handle, UUID rebuild) {
    this.handle = handle;
    this.rebuild = rebuild;
  }

  /// Empty if another holds it.
  static Optional<Alive> take(Jdbi jdbi, UUID rebuild) {
    Handle h = jdbi.open();
    boolean taken = false;
    try {
      taken =
          h.createQuery("select pg_try_advisory_lock(:lock)")
              .bind("lock", lock(rebuild))
              .mapTo(Boolean.class)
              .one();
      return taken ? Optional.of(new Alive(h, rebuild)) : Optional.empty();
    } finally {
      if (!taken) {
        h.close();
      }
    }
  }

  @Override
  public void close() {
    try (handle) {
      handle.execute("select pg_advisory_unlock(?)", lock(rebuild));
    } catch (RuntimeException e) {
      LOG.warn("the connection of a rebuild broke, and its lock with it", e);
    }
  }

  /// The random half of the id.
  private static long lock(UUID rebuild) {
    return rebuild.getLeastSignificantBits();
  }
}
