package imagefactory.images.ordering;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// Reads a row of `provider_gate`, with PostgreSQL's time as `now`.
final class GateRow {
  private GateRow() {}

  static Turnstile turnstile(ResultSet row) throws SQLException {
    return new Turnstile(
        instant(row, "turn"),
        row.getInt("failures"),
        instant(row, "opened_at"),
        instant(row, "open_until"),
        instant(row, "not_before"));
  }

  static Instant now(ResultSet row) throws SQLException {
    return row.getObject("now", OffsetDateTime.class).toInstant();
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
