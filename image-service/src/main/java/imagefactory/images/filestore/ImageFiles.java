package imagefactory.images.filestore;

import imagefactory.contracts.StoredFile;
import imagefactory.kit.store.ListedObject;
import imagefactory.kit.store.ObjectStore;
import imagefactory.kit.store.StoredObject;
import imagefactory.pixels.Bitmap;
import imagefactory.pixels.Format;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The places of an image's file: `temp/<job>/<image>.png` until it is processed,
/// `final/<job>/<name>` after.
@Singleton
public final class ImageFiles {
  /// All that this service writes lies in these, by job. Thumbnails lay in the store, too, once.
  public static final List<String> FOLDERS = List.of("temp", "final", "thumbnail");

  private final ObjectStore store;

  ImageFiles(ObjectStore store) {
    this.store = store;
  }

  public static String tempKey(UUID jobId, UUID imageId) {
    return "temp/%s/%s.png".formatted(jobId, imageId);
  }

  public static String finalKey(UUID jobId, String name) {
    return "final/%s/%s".formatted(jobId, name);
  }

  /// Beside the temp file until it is moved to its final place.
  private static String unmovedKey(UUID jobId, UUID imageId) {
    return "temp/%s/%s.finished".formatted(jobId, imageId);
  }

  /// What all an image's files begin with before the final one, the unmoved one too.
  public static String tempBeginning(UUID jobId, UUID imageId) {
    return "temp/%s/%s.".formatted(jobId, imageId);
  }

  /// Whose folder this is.
  public static Optional<UUID> jobOf(String folder) {
    String name = folder.substring(folder.lastIndexOf('/') + 1);
    try {
      return Optional.of(UUID.fromString(name));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  public boolean exists(String key) throws IOException {
    return store.exists(key);
  }

  /// Fails with [imagefactory.kit.store.NoSuchObject] where there is none.
  public void check(String key) throws IOException {
    var _ = store.size(key);
  }

  public byte[] read(String key) throws IOException {
    try (InputStream in = store.open(key)) {
      return in.readAllBytes();
    }
  }

  /// The very file that was stored, or none: fails with [AnotherFile].
  public byte[] read(StoredFile file) throws IOException {
    byte[] bytes = read(file.key());
    String found = sha256(bytes);
    if (!found.equals(file.sha256())) {
      throw new AnotherFile(file.key(), file.sha256(), found);
    }
    return bytes;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  public InputStream open(String key, long from) throws IOException {
    return store.open(key, from);
  }

  public StoredFile put(String key, byte[] file, Format format, Bitmap picture) throws IOException {
    StoredObject stored = store.put(key, new ByteArrayInputStream(file));
    return described(key, stored, format, picture);
  }

  /// Written whole beside the temp file first and then moved, so that a final key never names half
  /// a file. Done again after a crash it ends the same: the same settings make the same bytes under
  /// the same key.
  public StoredFile finish(
      UUID jobId, UUID imageId, String key, byte[] file, Format format, Bitmap picture)
      throws IOException {
    String unmoved = unmovedKey(jobId, imageId);
    StoredObject stored = store.put(unmoved, new ByteArrayInputStream(file));
    store.move(unmoved, key);
    return described(key, stored, format, picture);
  }

  public void delete(String key) throws IOException {
    store.delete(key);
  }

  public void deleteAll(Collection<String> beginnings) throws IOException {
    store.deleteAll(beginnings);
  }

  public List<String> folders(String folder) throws IOException {
    return store.folders(folder);
  }

  public List<ListedObject> list(String folder) throws IOException {
    return store.list(folder);
  }

  private static StoredFile described(
      String key, StoredObject stored, Format format, Bitmap picture) {
    return new StoredFile(
        key, format.extension(), picture.width(), picture.height(), stored.size(), stored.sha256());
  }
}
