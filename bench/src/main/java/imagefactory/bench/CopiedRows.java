package imagefactory.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.postgresql.PGConnection;

/// The rows that history has made of events, copied into tables like its own, with all their
/// indices: what PostgreSQL does at best with rows that somebody else has thought out.
final class CopiedRows {
  private static final List<String> TABLES = List.of("event", "job", "image", "feed");
  private final HistoryDatabase database;
  private final Path folder;

  CopiedRows(HistoryDatabase database, Path folder) throws SQLException {
    this.database = database;
    this.folder = folder;
    for (String table : TABLES) {
      database.execute("create table copied_%1$s (like %1$s including all)".formatted(table));
    }
  }

  /// Seconds for the rows of these jobs, that one and all later ones, in one transaction.
  double copySince(UUID firstJob) throws SQLException, IOException {
    Connection connection = database.connection();
    var copy = connection.unwrap(PGConnection.class).getCopyAPI();
    for (String table : TABLES) {
      String key = table.equals("job") ? "id" : "job_id";
      try (OutputStream file = Files.newOutputStream(file(table))) {
        copy.copyOut(
            "copy (select * from %s where %s >= '%s') to stdout".formatted(table, key, firstJob),
            file);
      }
    }
    connection.setAutoCommit(false);
    long began = System.nanoTime();
    for (String table : TABLES) {
      try (InputStream file = Files.newInputStream(file(table))) {
        copy.copyIn("copy copied_%s from stdin".formatted(table), file, 1 << 16);
      }
    }
    connection.commit();
    double took = RelayBench.seconds(began);
    connection.setAutoCommit(true);
    return took;
  }

  private Path file(String table) {
    return folder.resolve(table + ".copy");
  }
}
