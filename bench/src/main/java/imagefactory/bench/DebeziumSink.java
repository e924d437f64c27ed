package imagefactory.bench;

import imagefactory.stack.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/// Debezium's JDBC sink in a Kafka Connect of its own, in two forms that take turns: each record
/// becomes one row, a second one with its id updates that row.
final class DebeziumSink implements AutoCloseable {
  private static final int AT_ONCE = 2_000;
  private static final int TASKS = 2;
  private final JavaProcess process;
  private final DataSource database;

  /// What a record is to the sink, and a row.
  enum Form {
    /// The very records that history reads: the value is text and headers are made columns, so
    /// nothing is looked into.
    TEXT(
        "job-events",
        "text",
        "type text, sequence text, data text",
        """
        value.converter=org.apache.kafka.connect.storage.StringConverter
        transforms=data,headers
        transforms.data.type=org.apache.kafka.connect.transforms.HoistField$Value
        transforms.data.field=data
        transforms.headers.type=io.debezium.transforms.HeaderToValue
        transforms.headers.headers=ce_id,ce_type,ce_sequence
        transforms.headers.fields=id,type,sequence
        transforms.headers.operation=copy
        """),
    /// JSON with its schema, as Connect's converter wants it: the row is what history keeps of an
    /// event, with its types.
    TYPED(
        TypedRecords.TOPIC,
        "uuid",
        "job_id uuid, sequence bigint, at timestamptz, type text, data json",
        """
        value.converter=org.apache.kafka.connect.json.JsonConverter
        value.converter.schemas.enable=true
        """);

    private final String topic;
    private final String idType;
    private final String columns;
    private final String settings;

    Form(String topic, String idType, String columns, String settings) {
      this.topic = topic;
      this.idType = idType;
      this.columns = columns;
      this.settings = settings;
    }

    private String table() {
      return "sunk_" + name().toLowerCase(Locale.ROOT);
    }
  }

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
    List<String> words =
        new ArrayList<>(
            List.of("-cp", jars + "/*", "org.apache.kafka.connect.cli.ConnectStandalone"));
    words.add(file(servers, "worker", worker(servers)));
    servers.withTopic(TypedRecords.TOPIC);
    try (var connection = servers.ownSource().getConnection();
        var sql = connection.createStatement()) {
      for (Form form : Form.values()) {
        sql.execute(
            "create table %s (id %s primary key, %s)"
                .formatted(form.table(), form.idType, form.columns));
        words.add(file(servers, form.table(), sink(servers, form)));
      }
    }
    return new DebeziumSink(
        JavaProcess.start(
            servers.folder().resolve("connect.log"), Map.of(), words.toArray(String[]::new)),
        servers.ownSource());
  }

  private static String file(Servers servers, String name, List<String> lines) throws IOException {
    return Files.write(servers.folder().resolve(name + ".properties"), lines).toString();
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

  private static List<String> sink(Servers servers, Form form) {
    List<String> all = new ArrayList<>();
    Collections.addAll(
        all,
        "name=" + form.table(),
        "connector.class=io.debezium.connector.jdbc.JdbcSinkConnector",
        "tasks.max=" + TASKS,
        "topics=" + form.topic,
        "connection.url=" + servers.jdbcUrl(),
        "connection.username=" + servers.owner(),
        "connection.password=" + Servers.PASSWORD,
        "collection.name.format=" + form.table(),
        "insert.mode=upsert",
        "primary.key.mode=record_value",
        "primary.key.fields=id",
        "schema.evolution=none",
        "dialect.postgres.unnest.insert.enabled=true",
        // One statement may not touch a row twice, and records come twice.
        "use.reduction.buffer=true",
        "batch.size=" + AT_ONCE);
    form.settings.lines().forEach(all::add);
    return all;
  }

  /// It writes nothing while this is held.
  Hold hold(Form form) throws SQLException {
    return new Hold(database, form.table());
  }

  /// Until all of these events are rows.
  void awaitSunk(Form form, Collection<String> ids)
      throws SQLException, IOException, InterruptedException {
    try (var connection = database.getConnection();
        var query =
            connection.prepareStatement(
                "select count(*) from %s where id = any (?)".formatted(form.table()))) {
      query.setArray(1, connection.createArrayOf(form.idType, ids.toArray()));
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
