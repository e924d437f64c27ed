package imagefactory.jobs.desk;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// How many images each running job may have at its provider at once: the provider's window, in
/// equal parts, but never nothing. When another job joins, one that is over its smaller share
/// orders nothing until it is under it; the provider's own limits are image-service's to keep.
public final class Shares {
  private final int window;
  private final Supplier<Map<String, Integer>> atFirst;
  private @Nullable Map<String, Integer> running;

  /// How many jobs run with each provider at first is asked only when somebody wants a share.
  public Shares(int window, Supplier<Map<String, Integer>> running) {
    this.window = window;
    this.atFirst = running;
  }

  void joined(String provider) {
    running().merge(provider, 1, Integer::sum);
  }

  private Map<String, Integer> running() {
    if (running == null) {
      running = new HashMap<>(atFirst.get());
    }
    return running;
  }

  int of(String provider) {
    return Math.max(1, window / Math.max(1, running().getOrDefault(provider, 1)));
  }
}
