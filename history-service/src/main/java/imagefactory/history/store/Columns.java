package imagefactory.history.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/// Rows turned into one array for each column, as `unnest` takes them. Times, numbers with a
/// fraction and JSON travel as text and are cast by the statement.
final class Columns<T, S extends SqlStatement<S>> {
  private final List<T> rows;
  private final S statement;

  Columns(List<T> rows, S statement) {
    this.rows = rows;
    this.statement = statement;
  }

  Columns<T, S> uuid(String name, Function<T, ? extends @Nullable UUID> value) {
    return column(name, UUID.class, value);
  }

  Columns<T, S> text(String name, Function<T, ? extends @Nullable String> value) {
    return column(name, String.class, value);
  }

  Columns<T, S> integer(String name, Function<T, ? extends @Nullable Integer> value) {
    return column(name, Integer.class, value);
  }

  Columns<T, S> number(String name, Function<T, ? extends @Nullable Long> value) {
    return column(name, Long.class, value);
  }

  Columns<T, S> flag(String name, Function<T, ? extends @Nullable Boolean> value) {
    return column(name, Boolean.class, value);
  }

  Columns<T, S> time(String name, Function<T, ? extends @Nullable Instant> value) {
    return column(
        name,
        String.class,
        row -> {
          Instant at = value.apply(row);
          return at == null ? null : at.toString();
        });
  }

  S bound() {
    return statement;
  }

  private <V> Columns<T, S> column(
      String name, Class<V> type, Function<T, ? extends @Nullable V> value) {
    List<@Nullable V> values = new ArrayList<>(rows.size());
    for (T row : rows) {
      values.add(value.apply(row));
    }
    statement.bindArray(name, type, values);
    return this;
  }
}
