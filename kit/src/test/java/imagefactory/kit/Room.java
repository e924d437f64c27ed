package imagefactory.kit;

import imagefactory.kit.db.Database;
import imagefactory.teststack.Stack;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;

/// A schema with the kit's tables, and Kafka, for tests that wire their objects by hand.
public final class Room {
  private final Stack stack;
  private final String schema;

  private Room(Stack stack, String schema) {
    this.stack = stack;
    this.schema = schema;
  }

  /// As it is: of an application that runs there.
  public static Room of(Stack stack, String schema) {
    return new Room(stack, schema);
  }

  /// Migrated and empty.
  public static Room in(Stack stack, String schema) {
    Flyway.configure()
        .dataSource(
            stack.jdbcUrl() + "?currentSchema=" + schema, schema + "_owner", stack.ownerPassword())
        .schemas(schema)
        .createSchemas(false)
        .locations("db/kit", "db/migration")
        .load()
        .migrate();
    var room = new Room(stack, schema);
    room.clear();
    return room;
  }

  private void clear() {
    try (var owner = stack.asOwner(schema);
        var s = owner.createStatement()) {
      s.execute("truncate outbox, outbox_refused, inbox_offset, task, letter, tally, versioned");
      s.execute("update outbox_shards set shards = 2");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// New connections each time, under a name by which [#kill] finds them.
  public DataSource source(String name) {
    var source = new PGSimpleDataSource();
    source.setUrl(
        "%s?currentSchema=%s&ApplicationName=%s".formatted(stack.jdbcUrl(), schema, name));
    source.setUser(schema + "_app");
    source.setPassword(stack.appPassword());
    return source;
  }

  public Jdbi jdbi() {
    return Database.over(source("test"));
  }

  /// Ends the sessions of that name, as a crash of their process would; answers how many.
  public int kill(String name) {
    return jdbi()
        .withHandle(h ->
            h.select(
                    "select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name = ?",
                    name)
                .mapTo(int.class)
                .one());
  }

  /// Ends the sessions that hold an advisory lock: those of the relays at work.
  public int killLockHolders() {
    return jdbi()
        .withHandle(h ->
            h.select(
                    """
                    select count(pg_terminate_backend(pid))
                    from pg_locks join pg_stat_activity using (pid)
                    where locktype = 'advisory' and granted and usename = current_user\
                    """)
                .mapTo(int.class)
                .one());
  }

  public int count(String table) {
    return jdbi().withHandle(h -> h.select("select count(*) from " + table).mapTo(int.class).one());
  }

  public Map<String, Object> kafka() {
    return Map.of("bootstrap.servers", stack.bootstrapServers());
  }

  public String prefix() {
    return stack.topicPrefix();
  }

  public Consumed consume(String topic) {
    return new Consumed(kafka(), prefix() + topic);
  }

  public KafkaProducer<byte[], byte[]> producer() {
    return new KafkaProducer<>(kafka(), new ByteArraySerializer(), new ByteArraySerializer());
  }

  public KafkaConsumer<String, byte[]> consumer(String group) {
    var settings = new Properties();
    settings.putAll(kafka());
    settings.put("group.id", prefix() + group);
    settings.put("enable.auto.commit", "false");
    settings.put("auto.offset.reset", "earliest");
    settings.put("max.poll.records", "100");
    settings.put("session.timeout.ms", "6000");
    settings.put("heartbeat.interval.ms", "500");
    settings.put(
        "partition.assignment.strategy",
        List.of("org.apache.kafka.clients.consumer.CooperativeStickyAssignor"));
    return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
  }
}
