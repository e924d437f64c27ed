package imagefactory.images;

import imagefactory.images.filestore.ImageFiles;
import imagefactory.images.store.Leftover;
import imagefactory.images.store.Leftovers;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
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

  /// A deleted job leaves thousands of files, and neither a poll nor a worker waits for them.
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("waste").factory());

  private final AtomicBoolean asked = new AtomicBoolean();
  private volatile boolean stopped;

  Waste(Jdbi jdbi, Leftovers leftovers, ImageFiles files) {
    this.jdbi = jdbi;
    this.leftovers = leftovers;
    this.files = files;
  }

  void start(@Observes StartupEvent start) {
    clearSoon();
  }

  /// What it leaves is cleared after the next start.
  void stop(@Observes ShutdownEvent shutdown) {
    stopped = true;
  }

  /// Returns at once. Asking again before it has begun asks for nothing more.
  void clearSoon() {
    if (!stopped && asked.compareAndSet(false, true)) {
      thread.execute(this::clearNow);
    }
  }

  private void clearNow() {
    asked.set(false); // before the look: what is added after it asks again
    try {
      clear();
    } catch (RuntimeException e) {
      LOG.warn("files that nobody names stay until the next round", e);
    }
  }

  /// First the files, then their notes: the other way round a crash would leave a file that nobody
  /// remembers.
  void clear() {
    List<Leftover> batch;
    do {
      batch = jdbi.withHandle(h -> leftovers.some(h, BATCH));
      List<Leftover> deleted = delete(batch);
      if (!deleted.isEmpty()) {
        jdbi.useHandle(h -> leftovers.remove(h, deleted));
      }
      if (deleted.size() < batch.size()) {
        return;
      }
    } while (batch.size() == BATCH && !stopped);
  }

  /// Those that were deleted, all up to the first that could not be.
  private List<Leftover> delete(List<Leftover> batch) {
    List<Leftover> deleted = new ArrayList<>();
    try {
      List<Leftover> beginnings = batch.stream().filter(Leftover::beginsMany).toList();
      files.deleteAll(beginnings.stream().map(Leftover::key).toList());
      deleted.addAll(beginnings);
      for (Leftover each : batch) {
        if (!each.beginsMany()) {
          files.delete(each.key());
          deleted.add(each);
        }
      }
    } catch (IOException e) {
      LOG.warnf(e, "%d files stay until the next round", batch.size() - deleted.size());
    }
    return deleted;
  }
}
