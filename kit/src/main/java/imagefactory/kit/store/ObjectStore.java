package imagefactory.kit.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;

/// Bytes under keys. A key is a relative path of plain names (`temp/a/b.png`); whatever else it is,
/// is refused. An object is there whole or not at all, also after a crash.
public interface ObjectStore {
  /// Replaces what is there. Fails if the bytes are more than the store takes (256 MB), and with
  /// [StoreFull] if it has no room for them.
  StoredObject put(String key, InputStream bytes) throws IOException;

  /// From one key to another at once, replacing what is there. True if it was moved now; false if
  /// it was moved before, so that a repeated move does no harm. Fails with [NoSuchObject] if
  /// neither is there.
  boolean move(String from, String to) throws IOException;

  /// False if there was none.
  boolean delete(String key) throws IOException;

  /// Deletes all whose keys begin so, each prefix within its own folder: `temp/a/b-` means
  /// `temp/a/b-1.png`, not `temp/a/b-1/c.png`. A folder is looked through once, however many
  /// prefixes name it. Answers how many were there.
  int deleteAll(Collection<String> prefixes) throws IOException;

  boolean exists(String key) throws IOException;

  long size(String key) throws IOException;

  /// Fails with [NoSuchObject].
  default InputStream open(String key) throws IOException {
    return open(key, 0);
  }

  /// From that byte on; what stands before is not read.
  InputStream open(String key, long from) throws IOException;

  /// What lies directly in a folder, which is a key, or the empty text for the outermost. Nothing
  /// where there is no such folder. What is just written or deleted may be missing or there.
  List<ListedObject> list(String folder) throws IOException;

  /// The folders directly in a folder, as keys.
  List<String> folders(String folder) throws IOException;
}
