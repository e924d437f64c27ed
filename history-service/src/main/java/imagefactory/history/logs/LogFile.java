package imagefactory.history.logs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/// A file that only counts up to its committed length. What lies behind it was written by a
/// transaction that never committed, and is cut off before anything is appended.
final class LogFile implements AutoCloseable {
  private final FileChannel channel;
  private long length;

  private LogFile(FileChannel channel, long length) {
    this.channel = channel;
    this.length = length;
  }

  static LogFile open(Path path, long committed) throws IOException {
    Files.createDirectories(path.getParent());
    FileChannel channel =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      long found = channel.size();
      if (found > committed) {
        channel.truncate(committed);
      }
      return new LogFile(channel, Math.min(found, committed));
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /// May be shorter than what was committed, if someone took from the file: lines are lost then,
  /// but new ones are not.
  long length() {
    return length;
  }

  /// The last bytes, from the beginning of a line on.
  byte[] tail(int most) throws IOException {
    int size = (int) Math.min(most, length);
    ByteBuffer bytes = ByteBuffer.allocate(size);
    while (bytes.hasRemaining() && channel.read(bytes, length - size + bytes.position()) >= 0) {
      // until all is read
    }
    byte[] read = bytes.array();
    if (size == length) {
      return read;
    }
    int start = 0;
    while (start < size && read[start] != '\n') {
      start++;
    }
    return Arrays.copyOfRange(read, Math.min(start + 1, size), size);
  }

  /// On the disk when this returns, so that what the database knows to be there is there.
  void append(byte[] lines) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(lines);
    while (left.hasRemaining()) {
      length += channel.write(left, length);
    }
    channel.force(false);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
