package imagefactory.kit.db;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jdbi.v3.core.ConnectionException;
import org.jspecify.annotations.Nullable;

/// Which failures pass by themselves, so that the same work may be tried again unchanged.
public final class Transient {
  /// connection lost, transaction rolled back by the server, resources short, system error
  private static final Set<String> CLASSES = Set.of("08", "40", "53", "58");

  /// lock not available, cancelled by a time-out, server going down, crashed or coming up, idle too
  /// long
  private static final Set<String> STATES =
      Set.of("55P03", "57014", "57P01", "57P02", "57P03", "57P05", "25P03");

  private Transient() {}

  public static boolean causedBy(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      switch (t) {
        case TryAgain _, ConnectionException _ -> {
          return true;
        }
        case SQLException e when passes(e) -> {
          return true;
        }
        default -> {}
      }
    }
    return false;
  }

  /// The connection was lost or could not be had at all.
  public static boolean databaseIsAway(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof ConnectionException
          || (t instanceof SQLException e && isAway(e.getSQLState()))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAway(@Nullable String state) {
    return state == null || state.startsWith("08") || state.startsWith("57P");
  }

  private static boolean passes(SQLException e) {
    return e instanceof SQLTransientException
        || e instanceof SQLRecoverableException
        || passes(e.getSQLState());
  }

  /// The pool gives no state when it has no free connection in time.
  private static boolean passes(@Nullable String state) {
    return state == null
        || STATES.contains(state)
        || (state.length() == 5 && CLASSES.contains(state.substring(0, 2)));
  }
}
