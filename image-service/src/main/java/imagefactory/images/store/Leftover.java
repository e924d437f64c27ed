package imagefactory.images.store;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// A file to delete, or all files of a folder whose names begin so, and not before when.
public record Leftover(String key, boolean beginsMany, Instant dueAt) {
  public static Leftover file(String key, Instant dueAt) {
    return new Leftover(key, false, dueAt);
  }

  public static Leftover allThatBegin(String key, Instant dueAt) {
    return new Leftover(key, true, dueAt);
  }

  /// The same once more: a file may come after its image was deleted.
  public static List<Leftover> twice(List<Leftover> leftovers, Instant again) {
    return Stream.concat(
            leftovers.stream(),
            leftovers.stream().map(each -> new Leftover(each.key(), each.beginsMany(), again)))
        .toList();
  }
}
