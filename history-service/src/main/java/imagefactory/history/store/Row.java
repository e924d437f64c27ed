package imagefactory.history.store;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row read by name. What ends in `OrNull` may be absent; for the rest the table says that it is
/// not.
record Row(ResultSet of) {
  UUID uuid(String column) throws SQLException {
    return present(column, uuidOrNull(column));
  }

  @Nullable UUID uuidOrNull(String column) throws SQLException {
    return of.getObject(column, UUID.class);
  }

  String text(String column) throws SQLException {
    return present(column, textOrNull(column));
  }

  @Nullable String textOrNull(String column) throws SQLException {
    return of.getString(column);
  }

  Instant time(String column) throws SQLException {
    return present(column, timeOrNull(column));
  }

  @Nullable Instant timeOrNull(String column) throws SQLException {
    OffsetDateTime at = of.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  int integer(String column) throws SQLException {
    return of.getInt(column);
  }

  @Nullable Integer integerOrNull(String column) throws SQLException {
    int value = of.getInt(column);
    return of.wasNull() ? null : value;
  }

  long number(String column) throws SQLException {
    return of.getLong(column);
  }

  @Nullable Long numberOrNull(String column) throws SQLException {
    long value = of.getLong(column);
    return of.wasNull() ? null : value;
  }

  @Nullable BigDecimal decimalOrNull(String column) throws SQLException {
    return of.getBigDecimal(column);
  }

  boolean flag(String column) throws SQLException {
    return of.getBoolean(column);
  }

  List<String> texts(String column) throws SQLException {
    return Arrays.asList((String[]) of.getArray(column).getArray());
  }

  private static <T> T present(String column, @Nullable T value) {
    return Objects.requireNonNull(value, column);
  }
}
