package imagefactory.history.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// The tables that are made beside those that serve. They have the same names in a schema of their
/// own, so the fold writes to them by the search path alone.
final class Shadow {
  private Shadow() {}

  /// Empty, with the keys that the fold needs.
  static void prepare(Handle tx) {
    tx.execute("select rebuild_prepare()");
  }

  static void discard(Handle tx) {
    tx.execute("select rebuild_discard()");
  }

  /// From here on the transaction sees the new tables in the place of the old. It need not wait for
  /// the disk: a run that dies is begun again.
  static void enter(Handle tx) {
    tx.execute("set local search_path = history_shadow, history");
    tx.execute("set local synchronous_commit = off");
  }

  /// All other indices at once, which is faster than row by row.
  static void index(Handle tx) {
    tx.execute("select rebuild_index()");
    tx.execute("select rebuild_analyze()");
  }

  /// Whoever reads waits for a moment at most, or the swap is refused.
  static void swap(Handle tx) {
    tx.execute("select rebuild_swap()");
  }

  /// A transaction without time limits, for what is as long as there are rows.
  static void unhurried(Jdbi jdbi, Consumer<Handle> work) throws SQLException {
    try (Handle h = jdbi.open()) {
      Connection connection = h.getConnection();
      int usual = connection.getNetworkTimeout();
      connection.setNetworkTimeout(Runnable::run, 0);
      try {
        h.useTransaction(tx -> {
          tx.execute("set local statement_timeout = 0");
          tx.execute("set local idle_in_transaction_session_timeout = 0");
          work.accept(tx);
        });
      } finally {
        connection.setNetworkTimeout(Runnable::run, usual);
      }
    }
  }
}
