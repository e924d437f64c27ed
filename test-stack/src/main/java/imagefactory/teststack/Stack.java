package imagefactory.teststack;

import imagefactory.stack.Login;
import imagefactory.stack.Provision;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/// What one test JVM works on: a database and a topic prefix that nobody else has. `database` is
/// host:port/name.
public record Stack(
    String bootstrapServers,
    String topicPrefix,
    String database,
    String ownerPassword,
    String appPassword,
    Path store,
    Path logs) {

  /// This JVM's own, made at the first call.
  public static Stack current() {
    return StackOfJvm.get();
  }

  public String jdbcUrl() {
    return "jdbc:postgresql://" + database;
  }

  /// As the role that owns a schema and may change it.
  public Connection asOwner(String schema) throws SQLException {
    return Login.to(jdbcUrl() + "?currentSchema=" + schema)
        .as(Provision.owner(schema), ownerPassword);
  }

  /// As the role that a service runs with.
  public Connection asApplication(String schema) throws SQLException {
    return Login.to(jdbcUrl() + "?currentSchema=" + schema)
        .as(Provision.application(schema), appPassword);
  }

  /// The topic's name on this stack.
  public String topic(String name) {
    return topicPrefix + name;
  }

  /// What a service reads from its environment.
  public Map<String, String> environment() {
    var values = new LinkedHashMap<String, String>();
    values.put("FACTORY_DB", database);
    values.put("FACTORY_DB_OWNER_PASSWORD", ownerPassword);
    values.put("FACTORY_DB_PASSWORD", appPassword);
    values.put("FACTORY_KAFKA", bootstrapServers);
    values.put("FACTORY_TOPIC_PREFIX", topicPrefix);
    values.put("FACTORY_STORE", store.toString());
    values.put("FACTORY_THUMBNAILS", store.resolveSibling("thumbnails").toString());
    values.put("FACTORY_LOGS", logs.toString());
    return values;
  }

  static Stack of(Function<String, String> environment) {
    return new Stack(
        environment.apply("FACTORY_KAFKA"),
        environment.apply("FACTORY_TOPIC_PREFIX"),
        environment.apply("FACTORY_DB"),
        environment.apply("FACTORY_DB_OWNER_PASSWORD"),
        environment.apply("FACTORY_DB_PASSWORD"),
        Path.of(environment.apply("FACTORY_STORE")),
        Path.of(environment.apply("FACTORY_LOGS")));
  }
}
