package imagefactory.kit.store;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/// An [ObjectStore] in a folder, one file per object: written beside, synced, then renamed.
public final class FolderObjects implements ObjectStore {
  /// A stream without an end must not fill the disk.
  private static final long LARGEST = 256L << 20;

  private static final Duration LEFT_OVER = Duration.ofHours(24);

  private final long largest;
  private final Path root;
  private final Path unfinished;

  public FolderObjects(Path folder) throws IOException {
    this(folder, LARGEST);
  }

  FolderObjects(Path folder, long largest) throws IOException {
    this.largest = largest;
    Files.createDirectories(folder);
    root = folder.toRealPath();
    unfinished = Files.createDirectories(root.resolve(".unfinished"));
    sweep();
  }

  /// What a crash left half written; nobody writes for a day.
  private void sweep() throws IOException {
    var before = Instant.now().minus(LEFT_OVER);
    try (var files = Files.newDirectoryStream(unfinished)) {
      for (Path file : files) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  @Override
  public StoredObject put(String key, InputStream bytes) throws IOException {
    Path target = file(key);
    Path half = unfinished.resolve(UUID.randomUUID().toString());
    try {
      StoredObject stored = write(key, bytes, half);
      rename(half, target);
      return stored;
    } finally {
      Files.deleteIfExists(half);
    }
  }

  private StoredObject write(String key, InputStream bytes, Path half) throws IOException {
    var digest = sha256();
    long size = 0;
    try (var file = FileChannel.open(half, CREATE_NEW, WRITE);
        var out = Channels.newOutputStream(file)) {
      byte[] buffer = new byte[65_536];
      for (int n = bytes.read(buffer); n >= 0; n = bytes.read(buffer)) {
        size += n;
        if (size > largest) {
          throw new IOException(
              "expected at most %d bytes for %s, but there are more".formatted(largest, key));
        }
        digest.update(buffer, 0, n);
        out.write(buffer, 0, n);
      }
      file.force(true);
    }
    return new StoredObject(key, size, HexFormat.of().formatHex(digest.digest()));
  }

  @Override
  public boolean move(String from, String to) throws IOException {
    Path source = file(from);
    Path target = file(to);
    try {
      rename(source, target);
      sync(parent(source));
      return true;
    } catch (NoSuchFileException _) {
      if (Files.exists(target)) {
        return false;
      }
      throw new NoSuchObject(from);
    }
  }

  @Override
  public boolean delete(String key) throws IOException {
    Path file = file(key);
    boolean deleted = Files.isRegularFile(file) && Files.deleteIfExists(file);
    if (deleted) {
      sync(parent(file));
    }
    return deleted;
  }

  @Override
  public int deleteAll(Collection<String> prefixes) throws IOException {
    // All are looked at before the first deletion: a refused one deletes nothing.
    Map<Path, NavigableSet<String>> beginnings = new TreeMap<>();
    for (String prefix : prefixes) {
      Path beginning = file(prefix);
      beginnings.computeIfAbsent(parent(beginning), _ -> new TreeSet<>()).add(nameOf(beginning));
    }
    int deleted = 0;
    for (var each : beginnings.entrySet()) {
      deleted += deleteAll(each.getKey(), shortest(each.getValue()));
    }
    return deleted;
  }

  private static int deleteAll(Path folder, NavigableSet<String> beginnings) throws IOException {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    int deleted = 0;
    try (var files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        String name = nameOf(file);
        String beginning = beginnings.floor(name);
        if (beginning != null
            && name.startsWith(beginning)
            && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
            && Files.deleteIfExists(file)) {
          deleted++;
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    if (deleted > 0) {
      sync(folder);
    }
    return deleted;
  }

  /// Without those that begin with another, so that a name's only possible beginning is the one
  /// right before it.
  private static NavigableSet<String> shortest(NavigableSet<String> beginnings) {
    NavigableSet<String> kept = new TreeSet<>();
    for (String each : beginnings) {
      if (kept.isEmpty() || !each.startsWith(kept.last())) {
        kept.add(each);
      }
    }
    return kept;
  }

  @Override
  public boolean exists(String key) throws IOException {
    return Files.isRegularFile(file(key));
  }

  @Override
  public long size(String key) throws IOException {
    return Files.size(present(key));
  }

  @Override
  public InputStream open(String key) throws IOException {
    return Files.newInputStream(present(key), READ);
  }

  private Path present(String key) throws IOException {
    Path file = file(key);
    if (!Files.isRegularFile(file)) {
      throw new NoSuchObject(key);
    }
    return file;
  }

  private void rename(Path source, Path target) throws IOException {
    Path folder = parent(target);
    makeFolders(folder);
    Files.move(source, target, ATOMIC_MOVE);
    sync(folder);
  }

  /// A new folder is safe on the disk only when the one above it is synced.
  private void makeFolders(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      makeFolders(parent(folder));
      Files.createDirectories(folder);
      sync(parent(folder));
    }
  }

  private static void sync(Path folder) throws IOException {
    try (var channel = FileChannel.open(folder, READ)) {
      channel.force(true);
    } catch (IOException e) {
      if (!System.getProperty("os.name").startsWith("Windows")) {
        throw e; // there a folder cannot be opened, and need not be
      }
    }
  }

  /// The file of a key, which lies in the folder even if someone put a symbolic link there.
  private Path file(String key) throws IOException {
    Path file = root.resolve(Keys.plain(key)).normalize();
    if (!file.startsWith(root)) {
      throw new RefusedKey(key, "it leaves the store");
    }
    for (Path p = file; !p.equals(root); p = parent(p)) {
      if (Files.exists(p, LinkOption.NOFOLLOW_LINKS)) {
        if (!p.toRealPath().startsWith(root)) {
          throw new RefusedKey(key, "it leaves the store by a symbolic link");
        }
        break;
      }
    }
    return file;
  }

  private static Path parent(Path file) {
    Path parent = file.getParent();
    if (parent == null) {
      throw new IllegalStateException("%s has no folder above it".formatted(file));
    }
    return parent;
  }

  private static String nameOf(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
