package imagefactory.pixels.vips;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// A folder that only this user can write to and read: what is loaded from it runs in this process,
/// and its parent may be a folder that all share.
final class PrivateFolder {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");
  private static final Path OURSELVES = Path.of("/proc/self");

  private PrivateFolder() {}

  static Path in(Path parent) throws IOException {
    Files.createDirectories(parent);
    int user = user(OURSELVES);
    Path folder = parent.resolve("image-factory-native-" + user);
    try {
      Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    } catch (FileAlreadyExistsException _) {
      // From an earlier start, or somebody else's.
    }
    var found = Files.readAttributes(folder, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!found.isDirectory()
        || !found.permissions().equals(OWNER_ONLY)
        || user(folder, LinkOption.NOFOLLOW_LINKS) != user) {
      throw new IOException(
          "expected %s to be a folder of this user alone, found one of %s with %s"
              .formatted(
                  folder,
                  found.owner().getName(),
                  PosixFilePermissions.toString(found.permissions())));
    }
    return folder;
  }

  private static int user(Path path, LinkOption... options) throws IOException {
    return (int) Files.getAttribute(path, "unix:uid", options);
  }
}
