package imagefactory.history.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/// Rows turned into one array for each column, as `unnest` takes them. What PostgreSQL takes as
/// text or as numbers travels in its binary form, which is neither quoted here nor parsed there;
/// ids, times, numbers with a fraction and JSON travel as text and are cast by the statement.
final class Columns<T, S extends SqlStatement<S>> implements ColumnsOf<T> {
  private final List<T> rows;
  private final S statement;

  Columns(List<T> rows, S statement) {
    this.rows = rows;
    this.statement = statement;
  }

  @Override
  public Columns<T, S> uuid(String name, Function<T, ? extends @Nullable UUID> value) {
    return textOf(name, value);
  }

  @Override
  public Columns<T, S> text(String name, Function<T, ? extends @Nullable String> value) {
    return column(name, "text", new @Nullable String[rows.size()], value);
  }

  @Override
  public Columns<T, S> jsonb(String name, Function<T, ? extends @Nullable String> value) {
    return text(name, value);
  }

  @Override
  public Columns<T, S> integer(String name, Function<T, ? extends @Nullable Integer> value) {
    return column(name, "int4", new @Nullable Integer[rows.size()], value);
  }

  @Override
  public Columns<T, S> number(String name, Function<T, ? extends @Nullable Long> value) {
    return column(name, "int8", new @Nullable Long[rows.size()], value);
  }

  @Override
  public Columns<T, S> decimal(String name, Function<T, ? extends @Nullable BigDecimal> value) {
    return text(
        name,
        row -> {
          BigDecimal found = value.apply(row);
          return found == null ? null : found.toPlainString();
        });
  }

  @Override
  public Columns<T, S> flag(String name, Function<T, ? extends @Nullable Boolean> value) {
    return column(name, "bool", new @Nullable Boolean[rows.size()], value);
  }

  @Override
  public Columns<T, S> time(String name, Function<T, ? extends @Nullable Instant> value) {
    return textOf(name, value);
  }

  S bound() {
    return statement;
  }

  private Columns<T, S> textOf(String name, Function<T, ? extends @Nullable Object> value) {
    return text(
        name,
        row -> {
          Object found = value.apply(row);
          return found == null ? null : found.toString();
        });
  }

  /// The driver has a binary form for arrays of these types alone, not for those of `Object`.
  private <V> Columns<T, S> column(
      String name, String type, @Nullable V[] values, Function<T, ? extends @Nullable V> value) {
    for (int i = 0; i < values.length; i++) {
      values[i] = value.apply(rows.get(i));
    }
    Argument array =
        (position, prepared, _) ->
            prepared.setArray(position, prepared.getConnection().createArrayOf(type, values));
    statement.bind(name, array);
    return this;
  }
}
