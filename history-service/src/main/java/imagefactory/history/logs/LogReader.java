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

/// Reads a job's log up to its committed length, some lines at a time, over all of its parts. A
/// position is a number of bytes, so going on costs nothing however long the log is.
public final class LogReader {
  /// So much of the file is looked through for one answer, however few lines of it match.
  private static final long MOST_BYTES = 8 << 20;

  private final Path folder;
  private final LogReference log;

  LogReader(Path folder, LogReference log) {
    this.folder = folder;
    this.log = log;
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

  /// From a position on, or from the first line that is kept after it.
  public Lines read(long from, int most, Wanted wanted) throws IOException {
    List<Placed> found = new ArrayList<>();
    long at = Math.max(from, log.first());
    long looked = 0;
    while (at < log.bytes() && found.size() < most && looked < MOST_BYTES) {
      long part = log.partOf(at);
      long end = part + Math.min(log.endOf(part) - part, length(part));
      long next = read(part, at, end, most, wanted, found);
      looked += next - at;
      // What someone took from a file is passed over, unless it is the last that there is.
      at = next < end || part == log.last() ? next : log.endOf(part);
      if (part == log.last() && next >= end) {
        return new Lines(found, next, end);
      }
    }
    return new Lines(found, at, log.bytes());
  }

  private long read(long part, long from, long end, int most, Wanted wanted, List<Placed> found)
      throws IOException {
    if (from >= end) {
      return from;
    }
    long at = from;
    try (FileChannel channel = FileChannel.open(file(part)).position(from - part);
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
    return at;
  }

  /// Whether a line begins here, or nothing yet, or what began here is no longer kept.
  public boolean isBoundary(long position) throws IOException {
    if (position <= log.first()) {
      return position >= 0;
    }
    if (position > log.bytes()) {
      return false;
    }
    long part = log.partOf(position - 1);
    if (length(part) < position - part) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file(part))) {
      ByteBuffer before = ByteBuffer.allocate(1);
      return channel.read(before, position - part - 1) == 1 && before.get(0) == '\n';
    }
  }

  private Path file(long part) {
    return folder.resolve(log.file(part));
  }

  private long length(long part) throws IOException {
    return Files.exists(file(part)) ? Files.size(file(part)) : 0;
  }

  private static byte[] line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      line.write(next);
    }
    return line.toByteArray();
  }
}
