package imagefactory.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A program of its own on this Java, with a gigabyte, that writes into a log.
record JavaProcess(Process process) implements AutoCloseable {
  static JavaProcess start(Path log, Map<String, String> environment, String... words)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xms1g", "-Xmx1g"));
    command.addAll(List.of(words));
    var builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectInput(new File("/dev/null"))
            .redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    return new JavaProcess(builder.start());
  }

  /// Whoever waits for an answer of it asks here first.
  void expectAlive(String name) throws IOException {
    if (!process.isAlive()) {
      throw new IOException("%s ended with %d".formatted(name, process.exitValue()));
    }
  }

  /// What it has cost so far.
  double cpuSeconds() {
    return process.info().totalCpuDuration().map(time -> time.toMillis() / 1e3).orElse(Double.NaN);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
