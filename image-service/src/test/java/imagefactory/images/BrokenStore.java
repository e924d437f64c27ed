package imagefactory.images;

import imagefactory.kit.store.FolderObjects;
import imagefactory.kit.store.ListedObject;
import imagefactory.kit.store.ObjectStore;
import imagefactory.kit.store.StoredObject;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// The image store of the tests: a real one, after whose writes something can happen.
@Alternative
@Priority(1)
@Singleton
final class BrokenStore implements ObjectStore {
  private final ObjectStore store;
  private final Path folder;

  /// Where the process dies, once: before or after the next call of that kind.
  final AtomicReference<@Nullable Death> death = new AtomicReference<>();

  enum Death {
    BEFORE_PUT,
    AFTER_PUT,
    BEFORE_MOVE,
    BETWEEN_COPY_AND_DELETION,
    AFTER_MOVE
  }

  /// How many of the next deletions are not done.
  final AtomicInteger deathsBeforeDelete = new AtomicInteger();

  final AtomicInteger puts = new AtomicInteger();

  /// What happens once, after the next put, move or open, before the caller goes on.
  final AtomicReference<Runnable> afterPut = new AtomicReference<>(BrokenStore::nothing);

  final AtomicReference<Runnable> afterMove = new AtomicReference<>(BrokenStore::nothing);

  final AtomicReference<Runnable> afterOpen = new AtomicReference<>(BrokenStore::nothing);

  BrokenStore(@ConfigProperty(name = "factory.store") Path folder) throws IOException {
    this.store = new FolderObjects(folder);
    this.folder = folder;
  }

  @Override
  public StoredObject put(String key, InputStream bytes) throws IOException {
    dieHere(Death.BEFORE_PUT);
    puts.incrementAndGet();
    StoredObject stored = store.put(key, bytes);
    afterPut.getAndSet(BrokenStore::nothing).run();
    dieHere(Death.AFTER_PUT);
    return stored;
  }

  @Override
  public boolean move(String from, String to) throws IOException {
    dieHere(Death.BEFORE_MOVE);
    if (death.get() == Death.BETWEEN_COPY_AND_DELETION) {
      try (var in = store.open(from)) {
        store.put(to, in); // as a bucket moves
      }
    }
    dieHere(Death.BETWEEN_COPY_AND_DELETION);
    boolean moved = store.move(from, to);
    afterMove.getAndSet(BrokenStore::nothing).run();
    dieHere(Death.AFTER_MOVE);
    return moved;
  }

  private void dieHere(Death here) {
    if (death.compareAndSet(here, null)) {
      throw new AssertionError("died " + here);
    }
  }

  @Override
  public boolean delete(String key) throws IOException {
    if (deathsBeforeDelete.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
      throw new IOException("died before " + key + " was deleted");
    }
    return store.delete(key);
  }

  @Override
  public int deleteAll(Collection<String> prefixes) throws IOException {
    return store.deleteAll(prefixes);
  }

  @Override
  public boolean exists(String key) throws IOException {
    return store.exists(key);
  }

  @Override
  public long size(String key) throws IOException {
    return store.size(key);
  }

  @Override
  public InputStream open(String key, long from) throws IOException {
    InputStream in = store.open(key, from);
    afterOpen.getAndSet(BrokenStore::nothing).run();
    return in;
  }

  @Override
  public List<ListedObject> list(String folder) throws IOException {
    return store.list(folder);
  }

  @Override
  public List<String> folders(String folder) throws IOException {
    return store.folders(folder);
  }

  /// As if it had been written two days ago.
  void age(String key) throws IOException {
    Files.setLastModifiedTime(
        folder.resolve(key), FileTime.from(Instant.now().minus(Duration.ofDays(2))));
  }

  private static void nothing() {}
}
