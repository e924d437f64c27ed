package imagefactory.history.retention;

import static java.nio.charset.StandardCharsets.UTF_8;

import imagefactory.contracts.wire.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// A compressed file of JSON lines, for `zcat` and `jq` as much as for us. It has its name only
/// when all of it is on the disk.
final class ArchiveFile implements AutoCloseable {
  private static final byte[] END_OF_LINE = {'\n'};

  private final Path file;
  private final Path unfinished;
  private final OutputStream out;

  private ArchiveFile(Path file, Path unfinished, OutputStream out) {
    this.file = file;
    this.unfinished = unfinished;
    this.out = out;
  }

  static ArchiveFile create(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    return new ArchiveFile(
        file, unfinished, new GZIPOutputStream(Files.newOutputStream(unfinished), 1 << 16));
  }

  void write(ArchivedLine line) {
    try {
      out.write(Json.write(line));
      out.write(END_OF_LINE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Gives it its name, and tells how many bytes it has.
  long finish() throws IOException {
    out.close();
    try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(
        unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return Files.size(file);
  }

  /// What was not finished is not kept.
  @Override
  public void close() throws IOException {
    out.close();
    Files.deleteIfExists(unfinished);
  }

  static void read(Path file, Consumer<ArchivedLine> sink) throws IOException {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file), 1 << 16), UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        sink.accept(Json.readOwn(line, ArchivedLine.class));
      }
    }
  }
}
