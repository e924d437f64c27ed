package imagefactory.local.supervise;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Prints what a log gains from now on.
final class Follower {

  private static final int CHUNK = 8 << 10;

  private final Path log;
  private final PrintStream out;
  private long position;

  Follower(Path log, PrintStream out) throws IOException {
    this.log = log;
    this.out = out;
    this.position = Files.exists(log) ? Files.size(log) : 0;
  }

  void print() throws IOException {
    if (!Files.exists(log)) {
      return;
    }
    try (var channel = Files.newByteChannel(log)) {
      channel.position(position);
      var bytes = ByteBuffer.allocate(CHUNK);
      while (channel.read(bytes) > 0) {
        // Whole lines only: a half one comes with the next look.
        int end = lastLineEnd(bytes);
        out.print(new String(bytes.array(), 0, end, StandardCharsets.UTF_8));
        position += end;
        if (end == 0) {
          break;
        }
        channel.position(position);
        bytes.clear();
      }
      out.flush();
    }
  }

  private static int lastLineEnd(ByteBuffer bytes) {
    for (int i = bytes.position(); i > 0; i--) {
      if (bytes.get(i - 1) == '\n') {
        return i;
      }
    }
    // A line longer than the buffer goes out in pieces.
    return bytes.hasRemaining() ? 0 : bytes.position();
  }
}
