package imagefactory.kit.store;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/// How many bytes a folder may hold. They are counted file by file now and then, since others may
/// write into the same folder, and kept in mind between.
final class Quota {
  private static final Duration RECOUNT = Duration.ofMinutes(10);

  private final Path folder;
  private final Path unfinished;
  private final long most;
  private final ReentrantLock counting = new ReentrantLock();
  private long used;
  private long countedAt;
  private boolean counted;

  Quota(Path folder, Path unfinished, long most) {
    this.folder = folder;
    this.unfinished = unfinished;
    this.most = most;
  }

  /// Fails with [StoreFull]. What is replaced or deleted frees its bytes with the next count.
  void take(String key, long size) throws IOException {
    counting.lock();
    try {
      long age = System.nanoTime() - countedAt;
      if (!counted || used + size > most || age > RECOUNT.toNanos()) {
        used = count();
        countedAt = System.nanoTime();
        counted = true;
      }
      if (used + size > most) {
        throw new StoreFull(key, size, used, most);
      }
      used += size;
    } finally {
      counting.unlock();
    }
  }

  private long count() throws IOException {
    var counter =
        new SimpleFileVisitor<Path>() {
          private long bytes;

          @Override
          public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) {
            return each.equals(unfinished)
                ? FileVisitResult.SKIP_SUBTREE // they take their bytes when they are whole
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            bytes += attributes.size();
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE; // deleted while we count
          }
        };
    Files.walkFileTree(folder, counter);
    return counter.bytes;
  }
}
