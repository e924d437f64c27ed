package imagefactory.history.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.ConnectionException;
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

  /// From here on the transaction sees the new tables in the place of the old. Nothing is known yet
  /// of how the rows are spread, so a plan without an index is never the better one.
  static void enter(Handle tx) {
    tx.execute("set local search_path = history_shadow, history");
    tx.execute("set local enable_seqscan = off");
    leaveToMemory(tx);
  }

  /// The transaction need not wait for the disk: a run that dies is begun again.
  static void leaveToMemory(Handle tx) {
    tx.execute("set local synchronous_commit = off");
  }

  static List<String> tables(Jdbi jdbi) {
    return jdbi.withHandle(
        h -> h.createQuery("select unnest(projections())").mapTo(String.class).list());
  }

  /// All other indices of a table at once, which is faster than row by row, and what the planner
  /// wants to know of it.
  static void finish(Jdbi jdbi, String table) {
    unhurried(jdbi, tx -> tx.execute("select rebuild_finish(?)", table));
  }

  /// No vacuum is in the way of the swap from here on until the transaction ends.
  static void calm(Handle tx) {
    tx.execute("select rebuild_calm()");
  }

  /// Whoever reads waits for a moment at most, or the swap is refused.
  static void swap(Handle tx) {
    tx.execute("select rebuild_swap()");
  }

  /// A transaction without time limits, for what is as long as there are rows.
  static void unhurried(Jdbi jdbi, Consumer<Handle> work) {
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
    } catch (SQLException e) {
      throw new ConnectionException(e);
    }
  }
}
