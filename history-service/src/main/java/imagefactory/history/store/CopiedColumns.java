package imagefactory.history.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Rows that are known to be new, by COPY.
final class CopiedColumns<T> implements ColumnsOf<T> {
  private final List<String> names = new ArrayList<>();
  private final List<BiConsumer<BinaryCopy, T>> values = new ArrayList<>();

  @Override
  public CopiedColumns<T> uuid(String name, Function<T, ? extends @Nullable UUID> value) {
    return column(name, value, BinaryCopy::uuid);
  }

  @Override
  public CopiedColumns<T> text(String name, Function<T, ? extends @Nullable String> value) {
    return column(name, value, BinaryCopy::text);
  }

  @Override
  public CopiedColumns<T> jsonb(String name, Function<T, ? extends @Nullable String> value) {
    return column(name, value, BinaryCopy::jsonb);
  }

  @Override
  public CopiedColumns<T> integer(String name, Function<T, ? extends @Nullable Integer> value) {
    return column(name, value, BinaryCopy::integer);
  }

  @Override
  public CopiedColumns<T> number(String name, Function<T, ? extends @Nullable Long> value) {
    return column(name, value, BinaryCopy::number);
  }

  @Override
  public CopiedColumns<T> decimal(String name, Function<T, ? extends @Nullable BigDecimal> value) {
    return column(name, value, BinaryCopy::decimal);
  }

  @Override
  public CopiedColumns<T> flag(String name, Function<T, ? extends @Nullable Boolean> value) {
    return column(name, value, BinaryCopy::flag);
  }

  @Override
  public CopiedColumns<T> time(String name, Function<T, ? extends @Nullable Instant> value) {
    return column(name, value, BinaryCopy::time);
  }

  void into(Handle tx, String table, List<T> rows) {
    if (rows.isEmpty()) {
      return;
    }
    String target = "%s (%s)".formatted(table, String.join(", ", names));
    try (BinaryCopy copy = new BinaryCopy(tx, target)) {
      for (T row : rows) {
        copy.row(values.size());
        values.forEach(value -> value.accept(copy, row));
      }
      copy.end();
    }
  }

  private <V> CopiedColumns<T> column(
      String name, Function<T, ? extends @Nullable V> value, BiConsumer<BinaryCopy, V> write) {
    names.add(name);
    values.add((copy, row) -> {
      V found = value.apply(row);
      if (found == null) {
        copy.none();
      } else {
        write.accept(copy, found);
      }
    });
    return this;
  }
}
