package imagefactory.images.filestore;

import imagefactory.images.setup.ImageSettings;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Thumbnails on this machine's disk: so many bytes of them, and those that nobody asked for
/// longest go first. Begins empty, since nobody vouches for what a crash left.
@Singleton
final class ThumbnailCache {
  /// Only files of such names are ever deleted, whatever folder the settings name.
  private static final Pattern NAME =
      Pattern.compile("[0-9a-f-]{36}-[0-9a-f]{1,16}-\\d{1,5}\\.thumbnail");

  private static final Pattern HALF = Pattern.compile("half\\d+\\.thumbnail");

  private static final int ID = 36;

  private final Path folder;
  private final long most;

  /// Sizes by name, the least recently used first; guarded by itself.
  private final Map<String, Long> sizes = new LinkedHashMap<>(16, 0.75f, true);

  private long total;

  @Inject
  ThumbnailCache(ImageSettings settings) {
    this(settings.thumbnails(), settings.thumbnailRoom().asLongValue());
  }

  ThumbnailCache(Path folder, long most) {
    this.folder = folder;
    this.most = most;
  }

  void start(@Observes StartupEvent start) throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> left = Files.list(folder)) {
      for (Path file : left.toList()) {
        String name = String.valueOf(file.getFileName());
        if (NAME.matcher(name).matches() || HALF.matcher(name).matches()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  Optional<byte[]> get(String name) throws IOException {
    synchronized (sizes) {
      if (sizes.get(name) == null) {
        return Optional.empty();
      }
    }
    try {
      return Optional.of(Files.readAllBytes(folder.resolve(name)));
    } catch (NoSuchFileException _) {
      forget(name); // taken away by someone, or just now by us
      return Optional.empty();
    }
  }

  /// What is larger than the whole room is not kept.
  void put(String name, byte[] thumbnail) throws IOException {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("expected a thumbnail's name, found " + name);
    }
    if (thumbnail.length > most) {
      return;
    }
    Path half = Files.createTempFile(folder, "half", ".thumbnail");
    try {
      Files.write(half, thumbnail);
      Files.move(half, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(half);
    }
    for (String old : added(name, thumbnail.length)) {
      Files.deleteIfExists(folder.resolve(old));
    }
  }

  /// Those that have to go for it.
  private List<String> added(String name, long size) {
    synchronized (sizes) {
      Long before = sizes.put(name, size);
      total += size - (before == null ? 0 : before);
      List<String> old = new ArrayList<>();
      var eldest = sizes.entrySet().iterator();
      while (total > most) {
        Map.Entry<String, Long> entry = eldest.next();
        old.add(entry.getKey());
        total -= entry.getValue();
        eldest.remove();
      }
      return old;
    }
  }

  private void forget(String name) {
    synchronized (sizes) {
      Long size = sizes.remove(name);
      total -= size == null ? 0 : size;
    }
  }

  /// All of these images.
  void delete(Collection<UUID> images) throws IOException {
    List<String> gone;
    synchronized (sizes) {
      gone = sizes.keySet().stream().filter(name -> images.contains(imageOf(name))).toList();
    }
    for (String name : gone) {
      forget(name);
      Files.deleteIfExists(folder.resolve(name));
    }
  }

  List<UUID> images() {
    synchronized (sizes) {
      return sizes.keySet().stream().map(ThumbnailCache::imageOf).distinct().toList();
    }
  }

  private static UUID imageOf(String name) {
    return UUID.fromString(name.substring(0, ID));
  }
}
