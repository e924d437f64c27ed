package imagefactory.history.logs;

import imagefactory.contracts.LogEntry;
import imagefactory.contracts.wire.Json;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a job's log up to its committed length, some lines at a time. A position is a number of
/// bytes, so going on costs nothing however long the log is.
public final class LogReader {
  /// So much of the file is looked through for one answer, however few lines of it match.
  private static final long MOST_BYTES = 8 << 20;

  private final Path file;
  private final long committed;

  LogReader(Path file, long committed) {
    this.file = file;
    this.committed = committed;
  }

  /// Which lines are wanted: at least as loud as `level`, of one step.
  public record Wanted(LogEntry.@Nullable Level level, @Nullable String step) {
    public static final Wanted ALL = new Wanted(null, null);

    boolean takes(LogLine line) {
      return (level == null || line.level().compareTo(level) >= 0)
          && (step == null || step.equals(line.stepName()));
    }
  }

  /// A line, and the position right after it.
  public record Placed(LogLine line, long after) {}

  /// Some lines, and where to go on; at `next` = `end` nothing follows yet.
  public record Lines(List<Placed> lines, long next, long end) {
    public boolean isLast() {
      return next >= end;
    }
  }

  public Lines read(long from, int most, Wanted wanted) throws IOException {
    List<Placed> found = new ArrayList<>();
    long end = Files.exists(file) ? Math.min(committed, Files.size(file)) : 0;
    long at = from;
    if (at >= end) {
      return new Lines(found, from, end);
    }
    try (FileChannel channel = FileChannel.open(file).position(from);
        InputStream in = new BufferedInputStream(Channels.newInputStream(channel), 1 << 16)) {
      while (at < end && found.size() < most && at - from < MOST_BYTES) {
        byte[] bytes = line(in);
        at += bytes.length + 1;
        LogLine line = Json.readOwn(new String(bytes, StandardCharsets.UTF_8), LogLine.class);
        if (wanted.takes(line)) {
          found.add(new Placed(line, at));
        }
      }
    }
    return new Lines(found, at, end);
  }

  /// Whether a line begins here, or nothing yet.
  public boolean isBoundary(long position) throws IOException {
    if (position == 0) {
      return true;
    }
    if (position < 0 || position > committed || !Files.exists(file)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer before = ByteBuffer.allocate(1);
      return channel.read(before, position - 1) == 1 && before.get(0) == '\n';
    }
  }

  private static byte[] line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      line.write(next);
    }
    return line.toByteArray();
  }
}
