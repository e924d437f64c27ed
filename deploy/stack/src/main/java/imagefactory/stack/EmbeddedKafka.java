package imagefactory.stack;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/// A real Kafka broker (KRaft, controller and broker in one) inside this JVM.
public final class EmbeddedKafka implements AutoCloseable {

  private static final String NODE = "1";

  private final KafkaRaftServer server;
  private final int port;

  private EmbeddedKafka(KafkaRaftServer server, int port) {
    this.server = server;
    this.port = port;
  }

  /// Returns when the broker takes requests. A folder that was used before keeps its data; port 0
  /// means any free one.
  public static EmbeddedKafka start(Path folder, int port) throws Exception {
    int taken = port == 0 ? Ports.free() : port;
    Files.createDirectories(folder);
    if (!Files.exists(folder.resolve("meta.properties"))) {
      format(folder);
    }
    var server = new KafkaRaftServer(new KafkaConfig(settings(folder, taken)), Time.SYSTEM);
    server.startup();
    return new EmbeddedKafka(server, taken);
  }

  public String bootstrap() {
    return "127.0.0.1:" + port;
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  private static void format(Path folder) throws Exception {
    try (var silent =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8)) {
      new Formatter()
          .setPrintStream(silent)
          .setClusterId(Uuid.randomUuid().toString())
          .setNodeId(Integer.parseInt(NODE))
          .setDirectories(List.of(folder.toString()))
          .setMetadataLogDirectory(folder.toString())
          .setReleaseVersion(MetadataVersion.latestProduction())
          .setControllerListenerName("CONTROLLER")
          .setIgnoreFormatted(true)
          .setHasDynamicQuorum(false)
          .run();
    }
  }

  private static Properties settings(Path folder, int port) {
    int controller = Ports.free();
    var c = new Properties();
    c.put("process.roles", "broker,controller");
    c.put("node.id", NODE);
    c.put("controller.quorum.voters", NODE + "@127.0.0.1:" + controller);
    c.put("controller.listener.names", "CONTROLLER");
    c.put("inter.broker.listener.name", "PLAINTEXT");
    c.put(
        "listeners",
        "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controller));
    c.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
    c.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    c.put("log.dirs", folder.toString());
    // Topics are declared in one file; one that appears by itself would be a spelling mistake.
    c.put("auto.create.topics.enable", "false");
    alone(c);
    small(c);
    quick(c);
    return c;
  }

  /// There is one broker, so there is one copy.
  private static void alone(Properties c) {
    for (String topic :
        List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
      c.put(topic + ".num.partitions", "1");
      c.put(topic + ".replication.factor", "1");
    }
    c.put("transaction.state.log.min.isr", "1");
    c.put("share.coordinator.state.topic.min.isr", "1");
  }

  /// The defaults are for big machines: 128 MB of heap for the cleaner, 10 MB of index a partition.
  private static void small(Properties c) {
    c.put("log.cleaner.dedupe.buffer.size", "2097152");
    c.put("log.segment.bytes", Integer.toString(64 << 20));
    c.put("log.index.size.max.bytes", "1048576");
    c.put("num.network.threads", "2");
    c.put("num.io.threads", "4");
  }

  /// The default heartbeat dominates the start, the default session a restart after a crash.
  private static void quick(Properties c) {
    c.put("broker.heartbeat.interval.ms", "100");
    c.put("broker.session.timeout.ms", "4000");
    c.put("controller.quorum.election.timeout.ms", "200");
    c.put("controller.quorum.election.backoff.max.ms", "200");
    c.put("controlled.shutdown.enable", "true");
    c.put("group.initial.rebalance.delay.ms", "0");
  }
}
