package imagefactory.bench;

import imagefactory.stack.EmbeddedPostgres;
import imagefactory.stack.Folders;
import imagefactory.stack.KafkaProcess;
import imagefactory.stack.Provision;
import imagefactory.stack.Topics;
import imagefactory.stack.TopicsOnBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/// A durable PostgreSQL and a Kafka of the benchmark's own, with one schema of the kit's tables.
final class Servers implements AutoCloseable {
  static final String PASSWORD = "bench";
  private static final String SCHEMA = "job";
  private final Path folder;
  private final EmbeddedPostgres postgres;
  private final KafkaProcess kafka;

  private Servers(Path folder, EmbeddedPostgres postgres, KafkaProcess kafka) {
    this.folder = folder;
    this.postgres = postgres;
    this.kafka = kafka;
  }

  static Servers start() throws IOException, InterruptedException, SQLException {
    Path folder = Files.createTempDirectory("bench");
    var postgres =
        EmbeddedPostgres.start(
            new EmbeddedPostgres.Settings(
                folder.resolve("postgres"),
                folder.resolve("programs"),
                folder.resolve("postgres.log"),
                0,
                PASSWORD,
                EmbeddedPostgres.Safety.DURABLE));
    var kafka =
        KafkaProcess.start(
            new KafkaProcess.Settings(
                folder.resolve("kafka"), folder.resolve("kafka.log"), 0, KafkaProcess.SMALL));
    new Provision(postgres.address(), PASSWORD).database("factory", _ -> PASSWORD);
    var servers = new Servers(folder, postgres, kafka);
    Flyway.configure()
        .dataSource(servers.jdbcUrl(), Provision.owner(SCHEMA), PASSWORD)
        .defaultSchema(SCHEMA)
        .locations("classpath:db/kit")
        .load()
        .migrate();
    return servers;
  }

  Path folder() {
    return folder;
  }

  /// Where a service finds its database.
  String database() {
    return postgres.address() + "/factory";
  }

  String owner() {
    return Provision.owner(SCHEMA);
  }

  /// As the owner of the schema, who may create tables.
  DataSource ownSource() {
    return source(SCHEMA, owner());
  }

  /// Kafka's address, once the house's topics are there.
  String withTopics() {
    make(Topics.declared());
    return kafka.bootstrap();
  }

  /// A topic of the benchmark's own, with as many partitions as job-events has.
  void withTopic(String name) {
    make(new Topics(List.of(new Topics.Topic(name, 6, Optional.empty()))));
  }

  private void make(Topics topics) {
    new TopicsOnBroker(kafka.bootstrap(), "", Duration.ofSeconds(30)).bringIntoLine(topics);
  }

  String jdbcUrl() {
    return jdbcUrl(SCHEMA);
  }

  private String jdbcUrl(String schema) {
    return postgres.jdbcUrl("factory") + "?currentSchema=" + schema;
  }

  DataSource source() {
    return source(SCHEMA, Provision.application(SCHEMA));
  }

  DataSource source(String schema, String user) {
    var source = new PGSimpleDataSource();
    source.setUrl(jdbcUrl(schema));
    source.setUser(user);
    source.setPassword(PASSWORD);
    return source;
  }

  String bootstrap() {
    return kafka.bootstrap();
  }

  @Override
  public void close() throws IOException {
    kafka.close();
    postgres.close();
    Folders.delete(folder);
  }
}
