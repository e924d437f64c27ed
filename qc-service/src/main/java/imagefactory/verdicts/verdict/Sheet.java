package imagefactory.verdicts.verdict;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// An inspector in words, for whoever asks what is checked here. `setting` is the switch in a job's
/// settings; without one the inspector is always on.
public record Sheet(
    String name,
    String checks,
    boolean onByDefault,
    @Nullable String setting,
    Map<String, Double> thresholds) {
  public Sheet {
    thresholds = Collections.unmodifiableMap(new TreeMap<>(thresholds));
  }

  static Sheet always(String name, String checks) {
    return new Sheet(name, checks, true, null, Map.of());
  }
}
