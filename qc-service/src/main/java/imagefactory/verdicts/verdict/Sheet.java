package imagefactory.verdicts.verdict;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// An inspector in words, for whoever asks what is checked here, and what it expects. `on` says
/// whether it works on this server at all; `setting` is the switch in a job's settings, without one
/// a job cannot switch it off. `thresholds` are the expectation's figures by the names of the
/// service's own settings.
public record Sheet(
    String name,
    String checks,
    String expects,
    boolean on,
    boolean onByDefault,
    @Nullable String setting,
    Map<String, Double> thresholds) {
  public Sheet {
    thresholds = Collections.unmodifiableMap(new TreeMap<>(thresholds));
  }

  /// Of an inspector that works unless a job switches it off.
  public static Sheet of(
      String name,
      String checks,
      String expects,
      @Nullable String setting,
      Map<String, Double> thresholds) {
    return new Sheet(name, checks, expects, true, true, setting, thresholds);
  }
}
