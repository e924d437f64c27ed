package imagefactory.kit.store;

import java.util.Collection;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Beginnings of keys, by folder: each is asked for within its own, and a folder is looked through
/// once for all of them.
public record KeyPrefixes(Map<String, NavigableSet<String>> beginningsByFolder) {

  /// Fails with [RefusedKey] if one of them is none of the store's own.
  public static KeyPrefixes of(Collection<String> prefixes) {
    Map<String, NavigableSet<String>> byFolder = new TreeMap<>();
    for (String prefix : prefixes) {
      int name = Keys.plain(prefix).lastIndexOf('/') + 1;
      byFolder
          .computeIfAbsent(prefix.substring(0, name), _ -> new TreeSet<>())
          .add(prefix.substring(name));
    }
    byFolder.replaceAll((_, beginnings) -> shortest(beginnings));
    return new KeyPrefixes(byFolder);
  }

  /// Without those that begin with another, so that a name's only possible beginning is the one
  /// right before it.
  private static NavigableSet<String> shortest(NavigableSet<String> beginnings) {
    NavigableSet<String> kept = new TreeSet<>();
    for (String each : beginnings) {
      if (kept.isEmpty() || !each.startsWith(kept.last())) {
        kept.add(each);
      }
    }
    return kept;
  }

  /// Whether a name in one of the folders begins as one of the beginnings there.
  public static boolean match(NavigableSet<String> beginnings, String name) {
    String beginning = beginnings.floor(name);
    return beginning != null && name.startsWith(beginning);
  }
}
