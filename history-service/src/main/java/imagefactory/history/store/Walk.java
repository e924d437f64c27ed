package imagefactory.history.store;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Rows of a list of any length, some at a time, each time those after the last. Between two reads
/// nothing is held, so whoever takes the rows may be slow.
record Walk<T>(Function<@Nullable T, List<T>> after) implements Iterable<T> {
  /// So many rows are read at once; fewer mean that no more follow.
  static final int AT_ONCE = 500;

  @Override
  public Iterator<T> iterator() {
    return new Iterator<>() {
      private List<T> rows = after.apply(null);
      private int next;

      @Override
      public boolean hasNext() {
        if (next == AT_ONCE) {
          rows = after.apply(rows.getLast());
          next = 0;
        }
        return next < rows.size();
      }

      @Override
      public T next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return rows.get(next++);
      }
    };
  }
}
