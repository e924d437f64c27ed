package imagefactory.stack;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The broker in a Java process of its own, on this process' class path: it can be killed, and a
/// test's or a tool's own logging and heap stay out of its way.
public final class KafkaProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /// A broker of one machine needs no more.
  public static final List<String> SMALL =
      List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  /// `flags` are the JVM's, SMALL or more; port 0 means any free one.
  public record Settings(Path data, Path log, int port, List<String> flags) {
    public Settings {
      flags = List.copyOf(flags);
    }
  }

  private final Process broker;
  private final int port;

  private KafkaProcess(Process broker, int port) {
    this.broker = broker;
    this.port = port;
  }

  /// Returns when the broker takes requests.
  public static KafkaProcess start(Settings settings) throws IOException, InterruptedException {
    int port = settings.port() == 0 ? Ports.free() : settings.port();
    Files.createDirectories(settings.data());
    Path ready = settings.data().resolveSibling(settings.data().getFileName() + ".ready");
    var broker =
        new ProcessBuilder(command(settings, port, ready))
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .redirectOutput(ProcessBuilder.Redirect.appendTo(settings.log().toFile()))
            .start();
    var kafka = new KafkaProcess(broker, port);
    try {
      kafka.awaitReady(ready, settings.log());
      return kafka;
    } catch (IOException | InterruptedException e) {
      broker.destroyForcibly();
      throw e;
    }
  }

  public String bootstrap() {
    return "127.0.0.1:" + port;
  }

  public int port() {
    return port;
  }

  public Process process() {
    return broker;
  }

  @Override
  public void close() {
    broker.destroy();
    try {
      if (!broker.waitFor(PATIENCE)) {
        broker.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      broker.destroyForcibly();
    }
  }

  private static List<String> command(Settings settings, int port, Path ready) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(settings.flags());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(KafkaMain.class.getName());
    command.add(settings.data().toString());
    command.add(Integer.toString(port));
    command.add(ready.toString());
    return command;
  }

  private void awaitReady(Path file, Path log) throws IOException, InterruptedException {
    var deadline = Instant.now().plus(PATIENCE);
    String pid = Long.toString(broker.pid());
    while (!Files.exists(file) || !Files.readString(file).equals(pid)) {
      if (broker.waitFor(20, TimeUnit.MILLISECONDS)) {
        throw new IOException("Kafka ended while it started; see " + log);
      }
      if (Instant.now().isAfter(deadline)) {
        throw new IOException("Kafka was not ready within %s; see %s".formatted(PATIENCE, log));
      }
    }
  }
}
