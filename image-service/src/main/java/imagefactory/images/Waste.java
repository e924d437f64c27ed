package imagefactory.images;

import imagefactory.images.filestore.ImageFiles;
import imagefactory.images.filestore.Thumbnails;
import imagefactory.images.store.Images;
import imagefactory.images.store.Leftover;
import imagefactory.images.store.Leftovers;
import imagefactory.kit.retry.StopSignal;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/// Deletes files that no row names any more: after each commit that made one, when they are due,
/// and at the start those that a crash left.
@Singleton
final class Waste {
  private static final Logger LOG = Logger.getLogger(Waste.class);
  private static final int BATCH = 100;
  private static final int MOST_ASKED_FOR = 1000;
  private static final Duration ROUND = Duration.ofMinutes(1);

  private final Jdbi jdbi;
  private final Leftovers leftovers;
  private final ImageFiles files;
  private final Images images;
  private final Thumbnails thumbnails;

  /// A deleted job leaves thousands of files, and neither a poll nor a worker waits for them.
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("waste").factory());

  private final AtomicBoolean asked = new AtomicBoolean();

  private final StopSignal stop = new StopSignal();
  private final Clock clock;

  Waste(
      Jdbi jdbi,
      Leftovers leftovers,
      ImageFiles files,
      Images images,
      Thumbnails thumbnails,
      Clock clock) {
    this.jdbi = jdbi;
    this.leftovers = leftovers;
    this.files = files;
    this.images = images;
    this.thumbnails = thumbnails;
    this.clock = clock;
  }

  void start(@Observes StartupEvent start) {
    clearSoon();
    Thread.ofVirtual().name("waste-rounds").start(this::rounds);
  }

  /// For those that were not due, and those that could not be deleted.
  private void rounds() {
    while (!stop.within(ROUND)) {
      clearSoon();
    }
  }

  /// Other replicas delete images of which there are thumbnails on this machine.
  private void clearThumbnails() {
    List<UUID> shown = thumbnails.images();
    for (int i = 0; i < shown.size(); i += MOST_ASKED_FOR) {
      List<UUID> some = shown.subList(i, Math.min(shown.size(), i + MOST_ASKED_FOR));
      Set<UUID> deleted = jdbi.withHandle(h -> images.discarded(h, some));
      try {
        thumbnails.deleteAll(deleted);
      } catch (IOException e) {
        LOG.warnf(e, "thumbnails of %d deleted images stay until the next round", deleted.size());
      }
    }
  }

  /// What it leaves is cleared after the next start.
  void stop(@Observes ShutdownEvent shutdown) {
    stop.give();
  }

  /// Returns at once. Asking again before it has begun asks for nothing more.
  void clearSoon() {
    if (!stop.isGiven() && asked.compareAndSet(false, true)) {
      thread.execute(this::clearNow);
    }
  }

  private void clearNow() {
    asked.set(false); // before the look: what is added after it asks again
    try {
      clear();
      clearThumbnails();
    } catch (RuntimeException e) {
      LOG.warn("files that nobody names stay until the next round", e);
    }
  }

  void clear() {
    while (clearSome() == BATCH && !stop.isGiven()) {
      LOG.debug("more files that nobody names");
    }
  }

  /// First the files, then their notes: the other way round a crash would leave a file that nobody
  /// remembers. The notes are locked meanwhile, so that nobody moves a new file to a place that is
  /// just being cleared.
  private int clearSome() {
    return jdbi.inTransaction(tx -> {
      List<Leftover> deleted = delete(leftovers.due(tx, clock.instant(), BATCH));
      if (!deleted.isEmpty()) {
        leftovers.remove(tx, deleted);
      }
      return deleted.size();
    });
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
