package imagefactory.bench;

import imagefactory.stack.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/// Debezium's JDBC sink in a Kafka Connect of its own. It reads the same records as history, byte
/// for byte: values are taken as text and headers made columns, so that no schema travels with
/// them. Each record becomes one row, a second one with its id updates that row.
final class DebeziumSink implements AutoCloseable {
  static final String TABLE = "sunk";
  private static final int AT_ONCE = 2_000;
  private static final int TASKS = 2;
  private final JavaProcess process;
  private final DataSource database;

  private DebeziumSink(JavaProcess process, DataSource database) {
    this.process = process;
    this.database = database;
  }

  /// Where its jars lie, fetched by Maven if they are not there yet.
  static Path jars() throws IOException, InterruptedException {
    Path project = Path.of(System.getenv().getOrDefault("FACTORY_ROOT", "."), "bench/debezium");
    Path jars = project.resolve("target/lib");
    if (Files.isDirectory(jars)) {
      return jars;
    }
    Process maven =
        new ProcessBuilder(
                System.getenv().getOrDefault("FACTORY_MVN", "mvn"),
                "-B",
                "-q",
                "-f",
                project.resolve("pom.xml").toString(),
                "package")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    boolean ended = maven.waitFor(3, TimeUnit.MINUTES);
    if (!ended || maven.exitValue() != 0) {
      maven.destroy();
      throw new IOException("Maven did not fetch the jars that bench/debezium/pom.xml names");
    }
    return jars;
  }

  static DebeziumSink start(Servers servers, Path jars) throws IOException, SQLException {
    try (var connection = servers.ownSource().getConnection();
        var sql = connection.createStatement()) {
      sql.execute(
          "create table %s (id text primary key, type text, sequence text, data text)"
              .formatted(TABLE));
    }
    Path worker = servers.folder().resolve("connect.properties");
    Files.write(worker, worker(servers));
    Path sink = servers.folder().resolve("sink.properties");
    Files.write(sink, sink(servers));
    return new DebeziumSink(
        JavaProcess.start(
            servers.folder().resolve("connect.log"),
            Map.of(),
            "-cp",
            jars + "/*",
            "org.apache.kafka.connect.cli.ConnectStandalone",
            worker.toString(),
            sink.toString()),
        servers.ownSource());
  }

  private static List<String> worker(Servers servers) throws IOException {
    return List.of(
        "bootstrap.servers=" + servers.bootstrap(),
        "listeners=http://127.0.0.1:" + Ports.free(),
        "offset.storage.file.filename=" + servers.folder().resolve("connect.offsets"),
        "key.converter=org.apache.kafka.connect.storage.StringConverter",
        "value.converter=org.apache.kafka.connect.storage.StringConverter",
        "header.converter=org.apache.kafka.connect.storage.StringConverter",
        "consumer.auto.offset.reset=earliest",
        "consumer.max.poll.records=" + AT_ONCE);
  }

  private static List<String> sink(Servers servers) {
    return List.of(
        "name=sink",
        "connector.class=io.debezium.connector.jdbc.JdbcSinkConnector",
        "tasks.max=" + TASKS,
        "topics=job-events",
        "connection.url=" + servers.jdbcUrl(),
        "connection.username=" + servers.owner(),
        "connection.password=" + Servers.PASSWORD,
        "collection.name.format=" + TABLE,
        "insert.mode=upsert",
        "primary.key.mode=record_value",
        "primary.key.fields=id",
        "schema.evolution=none",
        "dialect.postgres.unnest.insert.enabled=true",
        // One statement may not touch a row twice, and records come twice.
        "use.reduction.buffer=true",
        "batch.size=" + AT_ONCE,
        "transforms=data,headers",
        "transforms.data.type=org.apache.kafka.connect.transforms.HoistField$Value",
        "transforms.data.field=data",
        "transforms.headers.type=io.debezium.transforms.HeaderToValue",
        "transforms.headers.headers=ce_id,ce_type,ce_sequence",
        "transforms.headers.fields=id,type,sequence",
        "transforms.headers.operation=copy");
  }

  /// It writes nothing while this is held.
  Hold hold() throws SQLException {
    return new Hold(database, TABLE);
  }

  /// Until all of these events are rows.
  void awaitSunk(Collection<String> ids) throws SQLException, IOException, InterruptedException {
    try (var connection = database.getConnection();
        var query =
            connection.prepareStatement(
                "select count(*) from %s where id = any (?)".formatted(TABLE))) {
      query.setArray(1, connection.createArrayOf("text", ids.toArray()));
      while (count(query) < ids.size()) {
        process.expectAlive("Kafka Connect");
        Thread.sleep(5);
      }
    }
  }

  private static int count(PreparedStatement query) throws SQLException {
    try (var row = query.executeQuery()) {
      row.next();
      return row.getInt(1);
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
