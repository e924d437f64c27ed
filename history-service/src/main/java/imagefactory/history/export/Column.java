package imagefactory.history.export;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What is told of each row: `key` is for programs, `title` for people.
record Column<T>(String key, String title, Function<T, @Nullable Object> value) {
  Cell cell(T row) {
    return Cell.of(value.apply(row));
  }
}
