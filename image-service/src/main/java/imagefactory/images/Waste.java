package imagefactory.images;

import imagefactory.images.filestore.ImageFiles;
import imagefactory.images.store.Leftovers;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/// Deletes files that no row names any more: after each commit that made one, and at the start
/// those that a crash left.
@Singleton
final class Waste {
  private static final Logger LOG = Logger.getLogger(Waste.class);
  private static final int BATCH = 500;

  private final Jdbi jdbi;
  private final Leftovers leftovers;
  private final ImageFiles files;

  Waste(Jdbi jdbi, Leftovers leftovers, ImageFiles files) {
    this.jdbi = jdbi;
    this.leftovers = leftovers;
    this.files = files;
  }

  void start(@Observes StartupEvent start) {
    Thread.ofVirtual().name("waste").start(this::clear);
  }

  /// First the file, then the note: the other way round a crash would leave a file that nobody
  /// remembers.
  void clear() {
    List<String> keys;
    do {
      keys = jdbi.withHandle(h -> leftovers.some(h, BATCH));
      for (String key : keys) {
        try {
          files.delete(key);
        } catch (IOException e) {
          LOG.warnf(e, "%s stays until the next round", key);
          return;
        }
        jdbi.useHandle(h -> leftovers.remove(h, key));
      }
    } while (keys.size() == BATCH);
  }
}
