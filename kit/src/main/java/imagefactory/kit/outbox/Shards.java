package imagefactory.kit.outbox;

import imagefactory.kit.db.Transient;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/// How many shards there are. The table knows, the setting only wishes: while rows wait, another
/// number would let new messages of a key pass the old ones.
@Singleton
final class Shards {
  private static final Logger LOG = Logger.getLogger(Shards.class);

  private final Jdbi jdbi;

  Shards(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /// Changes the number if nobody has rows waiting or is writing one; answers what holds.
  int settle(int wished) {
    int current = jdbi.withHandle(Shards::read);
    if (current == wished) {
      return current;
    }
    try {
      return jdbi.inTransaction(tx -> change(tx, wished));
    } catch (JdbiException e) {
      if (!Transient.causedBy(e)) {
        throw e;
      }
      LOG.warnf(
          e,
          "the outbox is busy: it keeps %d shards instead of %d until the next start",
          current,
          wished);
      return current;
    }
  }

  private static int change(Handle tx, int wished) {
    tx.execute("set local lock_timeout = '2s'");
    tx.execute("lock table outbox in share row exclusive mode");
    boolean waiting = tx.select("select exists (select from outbox)").mapTo(boolean.class).one();
    int current = read(tx);
    if (waiting) {
      LOG.warnf(
          "the outbox is not empty: it keeps %d shards instead of %d until the next start",
          current, wished);
      return current;
    }
    tx.execute("update outbox_shards set shards = ?", wished);
    return wished;
  }

  private static int read(Handle tx) {
    return tx.select("select shards from outbox_shards").mapTo(int.class).one();
  }
}
