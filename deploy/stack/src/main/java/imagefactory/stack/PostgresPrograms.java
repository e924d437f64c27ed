package imagefactory.stack;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// PostgreSQL's own programs for this platform, unpacked once into a folder.
final class PostgresPrograms {

  private final Path home;
  private final List<String> prefix;

  private PostgresPrograms(Path home, List<String> prefix) {
    this.home = home;
    this.prefix = prefix;
  }

  /// `cluster` is the folder whose owner the programs will be.
  static PostgresPrograms in(Path folder, Path cluster) throws IOException {
    return new PostgresPrograms(unpacked(folder), Unprivileged.prefix(cluster));
  }

  ProcessBuilder command(String program, List<String> arguments) {
    var command = new ArrayList<>(prefix);
    command.add(home.resolve("bin").resolve(program).toString());
    command.addAll(arguments);
    return new ProcessBuilder(command);
  }

  private static Path unpacked(Path folder) throws IOException {
    String archive = archive(System.getProperty("os.name"), System.getProperty("os.arch"));
    var url = PostgresPrograms.class.getResource("/" + archive);
    if (url == null) {
      throw new IOException(
          "expected %s on the class path: the build took another platform's PostgreSQL, or none"
              .formatted(archive));
    }
    // The size tells one release from the next well enough, and costs no read of 15 MB.
    Path home = folder.resolve("postgres-" + url.openConnection().getContentLengthLong());
    if (!Files.exists(home)) {
      Files.createDirectories(folder);
      Path partial = Files.createTempDirectory(folder, "unpacking-");
      try (var tar =
          new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(url.openStream())))) {
        unpack(tar, partial);
      }
      publish(partial, home);
    }
    return home;
  }

  static String archive(String osName, String osArch) {
    String os = osName.toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
    String arch =
        Map.of("amd64", "x86_64", "x86_64", "x86_64", "aarch64", "arm_64")
            .getOrDefault(osArch, osArch);
    return "postgres-%s-%s.txz".formatted(os, arch);
  }

  private static void unpack(TarArchiveInputStream tar, Path into) throws IOException {
    for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      Path target = into.resolve(entry.getName()).normalize();
      if (!target.startsWith(into)) {
        throw new IOException("the archive's entry leaves its folder: " + entry.getName());
      }
      if (entry.isDirectory()) {
        Files.createDirectories(target);
      } else if (entry.isSymbolicLink()) {
        Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
      } else {
        write(tar, target, (entry.getMode() & 0100) != 0);
      }
    }
  }

  private static void write(InputStream from, Path target, boolean executable) throws IOException {
    Path parent = target.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.copy(from, target);
    if (executable && !target.toFile().setExecutable(true, false)) {
      throw new IOException("cannot make executable: " + target);
    }
  }

  private static void publish(Path partial, Path home) throws IOException {
    try {
      Files.move(partial, home, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      // Another process was faster; its copy is the same.
      Folders.delete(partial);
      if (!Files.exists(home)) {
        throw e;
      }
    }
  }
}
