package imagefactory.local.supervise;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/// A log that never grows over all bounds: at each start a big one becomes `.1`, `.1` becomes `.2`.
final class LogFile {

  static final long BIG = 10L << 20;
  static final int KEPT = 3;
  private static final int TAIL_BYTES = 16 << 10;

  private LogFile() {}

  static Path rotated(Path log) throws IOException {
    Files.createDirectories(log.toAbsolutePath().getParent());
    if (Files.exists(log) && Files.size(log) > BIG) {
      for (int i = KEPT - 1; i >= 1; i--) {
        move(numbered(log, i), numbered(log, i + 1));
      }
      move(log, numbered(log, 1));
    }
    return log;
  }

  /// The last lines, for a message about a process that ended.
  static List<String> tail(Path log, int lines) throws IOException {
    if (!Files.exists(log)) {
      return List.of();
    }
    try (var channel = Files.newByteChannel(log)) {
      channel.position(Math.max(0, channel.size() - TAIL_BYTES));
      var bytes = java.nio.ByteBuffer.allocate(TAIL_BYTES);
      while (channel.read(bytes) > 0) {
        // until the end or the buffer's
      }
      var all =
          new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).lines().toList();
      return all.subList(Math.max(0, all.size() - lines), all.size());
    }
  }

  private static Path numbered(Path log, int number) {
    return log.resolveSibling(log.getFileName() + "." + number);
  }

  private static void move(Path from, Path to) throws IOException {
    if (Files.exists(from)) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
