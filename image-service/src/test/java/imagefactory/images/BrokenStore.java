package imagefactory.images;

import imagefactory.kit.store.FolderObjects;
import imagefactory.kit.store.ObjectStore;
import imagefactory.kit.store.StoredObject;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The image store of the tests: a real one, after whose writes something can happen.
@Alternative
@Priority(1)
@Singleton
final class BrokenStore implements ObjectStore {
  private final ObjectStore store;

  /// How many of the next moves are done and never reported.
  final AtomicInteger deathsAfterMove = new AtomicInteger();

  /// How many of the next deletions are not done.
  final AtomicInteger deathsBeforeDelete = new AtomicInteger();

  final AtomicInteger puts = new AtomicInteger();

  /// What happens once, after the next put and the next move, before the writer goes on.
  final AtomicReference<Runnable> afterPut = new AtomicReference<>(BrokenStore::nothing);

  final AtomicReference<Runnable> afterMove = new AtomicReference<>(BrokenStore::nothing);

  BrokenStore(@ConfigProperty(name = "factory.store") Path folder) throws IOException {
    this.store = new FolderObjects(folder);
  }

  @Override
  public StoredObject put(String key, InputStream bytes) throws IOException {
    puts.incrementAndGet();
    StoredObject stored = store.put(key, bytes);
    afterPut.getAndSet(BrokenStore::nothing).run();
    return stored;
  }

  @Override
  public boolean move(String from, String to) throws IOException {
    boolean moved = store.move(from, to);
    afterMove.getAndSet(BrokenStore::nothing).run();
    if (deathsAfterMove.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
      throw new AssertionError("died after the move to " + to);
    }
    return moved;
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
  public InputStream open(String key) throws IOException {
    return store.open(key);
  }

  private static void nothing() {}
}
