package imagefactory.bench;

import imagefactory.stack.Provision;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/// What history has stored, seen by the owner of its schema.
final class HistoryDatabase implements AutoCloseable {
  private final DataSource source;
  private final Connection connection;

  HistoryDatabase(Servers servers) throws SQLException {
    this.source = servers.source("history", Provision.owner("history"));
    this.connection = source.getConnection();
  }

  Connection connection() {
    return connection;
  }

  /// No poll is applied while this is held.
  Hold hold() throws SQLException {
    return new Hold(source, "inbox_offset");
  }

  /// Until so many records of job-events have been applied.
  void awaitApplied(long records) throws SQLException, InterruptedException {
    while (number(
            "select coalesce(sum(next_offset), 0) from inbox_offset where topic = 'job-events'")
        < records) {
      Thread.sleep(5);
    }
  }

  long number(String query) throws SQLException {
    try (var sql = connection.createStatement();
        var row = sql.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  void execute(String statement) throws SQLException {
    try (var sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
