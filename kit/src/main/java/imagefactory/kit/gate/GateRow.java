package imagefactory.kit.gate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// Reads the row of a turnstile, with PostgreSQL's time as `now`.
public final class GateRow {
  private GateRow() {}

  public static Turnstile turnstile(ResultSet row) throws SQLException {
    return new Turnstile(
        instant(row, "turn"),
        row.getInt("failures"),
        instant(row, "opened_at"),
        instant(row, "open_until"),
        instant(row, "not_before"));
  }

  public static Instant now(ResultSet row) throws SQLException {
    return row.getObject("now", OffsetDateTime.class).toInstant();
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
