package imagefactory.stack;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.UnaryOperator;

/// Makes a database in which each schema has an owner that migrates it and an application role that
/// may only read and write rows. Doing it twice changes nothing but the passwords.
public final class Provision {

  /// One schema for each service; no service sees another's.
  public static final List<String> SCHEMAS = List.of("job", "image", "qc", "history");

  /// Where history makes its tables anew while the old ones serve.
  private static final String REBUILT = "history";

  /// Roles belong to the whole server, so two who provision at once would trip over each other.
  private static final long ONE_AT_A_TIME = 0x696d6167;

  private final String server;
  private final String adminPassword;

  /// `server` is host:port.
  public Provision(String server, String adminPassword) {
    this.server = server;
    this.adminPassword = adminPassword;
  }

  /// `passwords` answers for each role, `job_owner` for example.
  public void database(String name, UnaryOperator<String> passwords) throws SQLException {
    try (Connection admin = connect("postgres")) {
      lock(admin);
      if (!exists(admin, "select 1 from pg_database where datname = ?", name)) {
        execute(admin, written(admin, "create database %1$I", name));
      }
      for (String schema : SCHEMAS) {
        role(admin, owner(schema), passwords);
        role(admin, application(schema), passwords);
      }
      permit(admin, name);
    }
    try (Connection inside = connect(name)) {
      execute(inside, "revoke all on schema public from public");
      for (String schema : SCHEMAS) {
        schema(inside, schema, schema);
      }
      schema(inside, REBUILT + "_shadow", REBUILT);
    }
  }

  public void drop(String database) throws SQLException {
    try (Connection admin = connect("postgres")) {
      execute(admin, written(admin, "drop database if exists %1$I with (force)", database));
    }
  }

  public static String owner(String schema) {
    return schema + "_owner";
  }

  public static String application(String schema) {
    return schema + "_app";
  }

  private static void role(Connection admin, String role, UnaryOperator<String> passwords)
      throws SQLException {
    if (!exists(admin, "select 1 from pg_roles where rolname = ?", role)) {
      execute(admin, "create role %s login".formatted(role));
    }
    execute(admin, written(admin, "alter role %1$I password %2$L", role, passwords.apply(role)));
  }

  private static void permit(Connection admin, String database) throws SQLException {
    execute(admin, written(admin, "revoke all on database %1$I from public", database));
    for (String schema : SCHEMAS) {
      execute(
          admin,
          written(
              admin,
              "grant connect on database %1$I to %2$I, %3$I",
              database,
              owner(schema),
              application(schema)));
    }
  }

  private static void schema(Connection inside, String schema, String service) throws SQLException {
    String owner = owner(service);
    String app = application(service);
    execute(inside, "create schema if not exists %s authorization %s".formatted(schema, owner));
    execute(inside, "grant usage on schema %s to %s".formatted(schema, app));
    for (String grant :
        List.of(
            "select, insert, update, delete on tables",
            "usage, select on sequences",
            "execute on functions")) {
      execute(
          inside,
          "alter default privileges for role %s in schema %s grant %s to %s"
              .formatted(owner, schema, grant, app));
    }
  }

  private Connection connect(String database) throws SQLException {
    return Login.to("jdbc:postgresql://%s/%s".formatted(server, database))
        .as(EmbeddedPostgres.ADMIN, adminPassword);
  }

  /// Held until the connection closes.
  private static void lock(Connection admin) throws SQLException {
    try (PreparedStatement statement = admin.prepareStatement("select pg_advisory_lock(?)")) {
      statement.setLong(1, ONE_AT_A_TIME);
      statement.execute();
    }
  }

  private static boolean exists(Connection admin, String query, String name) throws SQLException {
    try (PreparedStatement statement = admin.prepareStatement(query)) {
      statement.setString(1, name);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /// Statements that name things take no parameters, so the server itself quotes them.
  private static String written(Connection connection, String format, String... values)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select format(?, variadic ?::text[])")) {
      statement.setString(1, format);
      statement.setArray(2, connection.createArrayOf("text", values));
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getString(1);
      }
    }
  }
}
