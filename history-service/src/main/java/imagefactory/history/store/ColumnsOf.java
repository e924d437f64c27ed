package imagefactory.history.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The columns of a table, and where their values are in a `T`: told once, for rows that go by
/// [Columns] or by [CopiedColumns].
interface ColumnsOf<T> {
  ColumnsOf<T> uuid(String name, Function<T, ? extends @Nullable UUID> value);

  ColumnsOf<T> text(String name, Function<T, ? extends @Nullable String> value);

  ColumnsOf<T> jsonb(String name, Function<T, ? extends @Nullable String> value);

  ColumnsOf<T> integer(String name, Function<T, ? extends @Nullable Integer> value);

  ColumnsOf<T> number(String name, Function<T, ? extends @Nullable Long> value);

  ColumnsOf<T> decimal(String name, Function<T, ? extends @Nullable BigDecimal> value);

  ColumnsOf<T> flag(String name, Function<T, ? extends @Nullable Boolean> value);

  ColumnsOf<T> time(String name, Function<T, ? extends @Nullable Instant> value);
}
