package imagefactory.bench;

import imagefactory.bench.ImagingWork.Taken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// sharp in a process of Node's own, asked line by line, so that both sides take turns.
final class SharpPeer implements AutoCloseable {
  private final Process node;
  private final BufferedReader answers;
  private final PrintWriter requests;
  private final String name;

  private SharpPeer(Process node) throws IOException {
    this.node = node;
    this.answers = node.inputReader(StandardCharsets.UTF_8);
    this.requests = new PrintWriter(node.outputWriter(StandardCharsets.UTF_8), true);
    this.name = line();
  }

  static SharpPeer start(Path root) throws IOException {
    Path modules = root.resolve("native-vips/node_modules/sharp");
    if (!Files.isDirectory(modules)) {
      throw new IOException("the build did not fetch sharp by npm");
    }
    var builder =
        new ProcessBuilder(
                "node",
                root.resolve("bench/sharp/peer.mjs").toString(),
                root.resolve("native-vips/package.json").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(Map.of("UV_THREADPOOL_SIZE", "4"));
    return new SharpPeer(builder.start());
  }

  String name() {
    return name;
  }

  Taken run(ImagingWork work) {
    requests.println(
        "%s %s %s %d %d"
            .formatted(
                work.file(), work.format().extension(), work.tone(), work.images(), work.atOnce()));
    try {
      String[] microseconds = line().split(" ", -1);
      return Taken.of(
          work, Long.parseLong(microseconds[0]) * 1_000, Long.parseLong(microseconds[1]) * 1_000);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String line() throws IOException {
    String line = answers.readLine();
    if (line == null) {
      throw new IOException("sharp's process ended");
    }
    return line;
  }

  @Override
  public void close() {
    requests.close();
    node.destroy();
  }
}
