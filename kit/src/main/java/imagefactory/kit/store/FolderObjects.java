package imagefactory.kit.store;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An [ObjectStore] in a folder, one file per object: written beside, synced, then renamed.
public final class FolderObjects implements ObjectStore {
  /// A stream without an end must not fill the disk.
  private static final long LARGEST = 256L << 20;

  private static final Duration LEFT_OVER = Duration.ofHours(24);

  private final long largest;
  private final Path root;
  private final Path unfinished;
  private final @Nullable Quota quota;

  /// Without a quota the disk is the limit.
  public FolderObjects(Path folder) throws IOException {
    this(folder, Long.MAX_VALUE);
  }

  public FolderObjects(Path folder, long quota) throws IOException {
    this(folder, quota, LARGEST);
  }

  FolderObjects(Path folder, long quota, long largest) throws IOException {
    this.largest = largest;
    Files.createDirectories(folder);
    root = folder.toRealPath();
    unfinished = Files.createDirectories(root.resolve(".unfinished"));
    sweep();
    this.quota = quota == Long.MAX_VALUE ? null : new Quota(root, unfinished, quota);
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
      if (quota != null) {
        quota.take(key, stored.size());
      }
      Disk.rename(half, target);
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
      Disk.rename(source, target);
      Disk.sync(Disk.parent(source));
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
      Disk.sync(Disk.parent(file));
    }
    return deleted;
  }

  @Override
  public int deleteAll(Collection<String> prefixes) throws IOException {
    // All are looked at before the first deletion: a refused one deletes nothing.
    Map<Path, NavigableSet<String>> beginnings = new LinkedHashMap<>();
    for (var each : KeyPrefixes.of(prefixes).beginningsByFolder().entrySet()) {
      for (String beginning : each.getValue()) {
        beginnings.put(Disk.parent(file(each.getKey() + beginning)), each.getValue());
      }
    }
    int deleted = 0;
    for (var each : beginnings.entrySet()) {
      deleted += deleteAll(each.getKey(), each.getValue());
    }
    return deleted;
  }

  private static int deleteAll(Path folder, NavigableSet<String> beginnings) throws IOException {
    int deleted = 0;
    for (Path file : Disk.filesIn(folder)) {
      if (KeyPrefixes.match(beginnings, Disk.nameOf(file)) && Files.deleteIfExists(file)) {
        deleted++;
      }
    }
    if (deleted > 0) {
      Disk.sync(folder);
    }
    return deleted;
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
  public InputStream open(String key, long from) throws IOException {
    try {
      return Channels.newInputStream(FileChannel.open(present(key), READ).position(from));
    } catch (NoSuchFileException _) {
      throw new NoSuchObject(key); // deleted since we looked
    }
  }

  @Override
  public List<ListedObject> list(String folder) throws IOException {
    List<ListedObject> found = new ArrayList<>();
    for (Path file : Disk.filesIn(folder(folder))) {
      Disk.attributes(file)
          .map(it -> new ListedObject(key(file), it.size(), it.lastModifiedTime().toInstant()))
          .ifPresent(found::add);
    }
    return found;
  }

  @Override
  public List<String> folders(String folder) throws IOException {
    return Disk.foldersIn(folder(folder)).stream().map(this::key).toList();
  }

  private Path folder(String key) throws IOException {
    return key.isEmpty() ? root : file(key);
  }

  private String key(Path file) {
    return root.relativize(file).toString().replace(File.separatorChar, '/');
  }

  private Path present(String key) throws IOException {
    Path file = file(key);
    if (!Files.isRegularFile(file)) {
      throw new NoSuchObject(key);
    }
    return file;
  }

  /// The file of a key, which lies in the folder even if someone put a symbolic link there.
  private Path file(String key) throws IOException {
    Path file = root.resolve(Keys.plain(key)).normalize();
    if (!file.startsWith(root)) {
      throw new RefusedKey(key, "it leaves the store");
    }
    for (Path p = file; !p.equals(root); p = Disk.parent(p)) {
      if (Files.exists(p, LinkOption.NOFOLLOW_LINKS)) {
        if (!p.toRealPath().startsWith(root)) {
          throw new RefusedKey(key, "it leaves the store by a symbolic link");
        }
        break;
      }
    }
    return file;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
