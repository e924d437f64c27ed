package imagefactory.kit.store;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.READ;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/// Files and folders such that what was said to be done is still done after the power fails.
final class Disk {
  private Disk() {}

  static void rename(Path source, Path target) throws IOException {
    Path folder = parent(target);
    makeFolders(folder);
    Files.move(source, target, ATOMIC_MOVE);
    sync(folder);
  }

  /// A new folder is safe on the disk only when the one above it is synced.
  private static void makeFolders(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      makeFolders(parent(folder));
      Files.createDirectories(folder);
      sync(parent(folder));
    }
  }

  static void sync(Path folder) throws IOException {
    try (var channel = FileChannel.open(folder, READ)) {
      channel.force(true);
    } catch (IOException e) {
      if (!System.getProperty("os.name").startsWith("Windows")) {
        throw e; // there a folder cannot be opened, and need not be
      }
    }
  }

  static List<Path> filesIn(Path folder) throws IOException {
    return entries(folder, Files::isRegularFile);
  }

  static List<Path> foldersIn(Path folder) throws IOException {
    return entries(folder, Files::isDirectory);
  }

  /// Those with names that a key can have, in order. A symbolic link is no entry.
  private static List<Path> entries(Path folder, BiPredicate<Path, LinkOption> kind)
      throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Path> found = new ArrayList<>();
    try (var entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        if (Keys.isName(nameOf(entry)) && kind.test(entry, LinkOption.NOFOLLOW_LINKS)) {
          found.add(entry);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    Collections.sort(found);
    return found;
  }

  /// None if someone deletes it while we look.
  static Optional<BasicFileAttributes> attributes(Path file) throws IOException {
    try {
      return Optional.of(Files.readAttributes(file, BasicFileAttributes.class));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  static Path parent(Path file) {
    Path parent = file.getParent();
    if (parent == null) {
      throw new IllegalStateException("%s has no folder above it".formatted(file));
    }
    return parent;
  }

  static String nameOf(Path file) {
    return String.valueOf(file.getFileName());
  }
}
