package imagefactory.contracts;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// Free-form objects, in which `null` stands for what is absent.
final class Absent {
  private Absent() {}

  /// Where `null` takes something away.
  static Map<String, Object> kept(Map<String, Object> given) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(given));
  }

  /// Where `null` is as good as nothing.
  static Map<String, Object> dropped(Map<String, Object> given) {
    Map<String, Object> kept = new LinkedHashMap<>(given);
    kept.values().removeIf(Objects::isNull);
    return Collections.unmodifiableMap(kept);
  }
}
