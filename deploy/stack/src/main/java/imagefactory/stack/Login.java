package imagefactory.stack;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/// A connection to PostgreSQL by the driver itself: DriverManager does not find it where Quarkus
/// loads a test's classes.
public final class Login {

  private final PGSimpleDataSource server = new PGSimpleDataSource();

  private Login(String url) {
    server.setUrl(url);
  }

  public static Login to(String jdbcUrl) {
    return new Login(jdbcUrl);
  }

  public Connection as(String role, String password) throws SQLException {
    return server.getConnection(role, password);
  }
}
