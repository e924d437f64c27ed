package imagefactory.local.supervise;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Who listens on a port, as far as this user may know.
final class PortOwner {

  private static final String LISTENING = "0A";

  private PortOwner() {}

  static boolean free(int port) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      // Taken, or not ours to take: either way nobody of us can listen there.
      return false;
    }
  }

  /// `java (process 4711)` for example.
  static Optional<String> of(int port) throws IOException, InterruptedException {
    var pid = Files.exists(Path.of("/proc/net/tcp")) ? byProc(port) : byLsof(port);
    return pid.map(PortOwner::described);
  }

  private static String described(long pid) {
    String name =
        ProcessHandle.of(pid)
            .flatMap(process -> process.info().command())
            .map(command -> command.substring(command.lastIndexOf('/') + 1))
            .orElse("a program");
    return "%s (process %d)".formatted(name, pid);
  }

  private static Optional<Long> byProc(int port) throws IOException {
    var inodes = new HashSet<String>();
    for (String table : new String[] {"/proc/net/tcp", "/proc/net/tcp6"}) {
      if (Files.exists(Path.of(table))) {
        inodes.addAll(listening(Files.readString(Path.of(table)), port));
      }
    }
    if (inodes.isEmpty()) {
      return Optional.empty();
    }
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      for (Path process : processes) {
        if (holds(process, inodes)) {
          return Optional.of(Long.parseLong(process.getFileName().toString()));
        }
      }
    }
    return Optional.empty();
  }

  /// The inodes of the sockets that listen on the port, from the kernel's table.
  static Set<String> listening(String table, int port) {
    var inodes = new HashSet<String>();
    String suffix = ":%04X".formatted(port);
    table
        .lines()
        .map(line -> line.strip().split("\\s+", -1))
        .filter(row -> row.length > 9 && row[1].endsWith(suffix) && row[3].equals(LISTENING))
        .forEach(row -> inodes.add(row[9]));
    return inodes;
  }

  private static boolean holds(Path process, Set<String> inodes) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path file : files) {
        String target = Files.readSymbolicLink(file).toString();
        if (target.startsWith("socket:[")
            && inodes.contains(target.substring(8, target.length() - 1))) {
          return true;
        }
      }
      return false;
    } catch (IOException | java.nio.file.DirectoryIteratorException e) {
      // Another user's process, or one that has just ended: not for us to look into.
      return false;
    }
  }

  /// macOS has no /proc.
  private static Optional<Long> byLsof(int port) throws InterruptedException {
    try {
      var lsof =
          new ProcessBuilder("lsof", "-nP", "-t", "-iTCP:" + port, "-sTCP:LISTEN")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try (var out = lsof.inputReader()) {
        String first = out.readLine();
        lsof.waitFor();
        return first == null ? Optional.empty() : Optional.of(Long.parseLong(first.strip()));
      }
    } catch (IOException e) {
      // No lsof here: then nobody can say.
      return Optional.empty();
    }
  }
}
