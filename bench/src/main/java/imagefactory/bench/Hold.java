package imagefactory.bench;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/// A table that nobody else can write to, so that all of a topic is there before the first of it is
/// applied, and those who take turns do not work at once.
final class Hold implements AutoCloseable {
  private final Connection connection;

  Hold(DataSource source, String table) throws SQLException {
    this.connection = source.getConnection();
    connection.setAutoCommit(false);
    try (var sql = connection.createStatement()) {
      sql.execute("lock table " + table + " in exclusive mode");
    }
  }

  @Override
  public void close() throws SQLException {
    connection.rollback();
    connection.close();
  }
}
