package imagefactory.jobs.desk;

import java.util.HashMap;
import java.util.Map;

/// How many images each running job may have at its provider at once: the provider's window, in
/// equal parts, but never nothing. When another job joins, one that is over its smaller share
/// orders nothing until it is under it; the provider's own limits are image-service's to keep.
public final class Shares {
  private final int window;
  private final Map<String, Integer> running;

  public Shares(int window, Map<String, Integer> running) {
    this.window = window;
    this.running = new HashMap<>(running);
  }

  void joined(String provider) {
    running.merge(provider, 1, Integer::sum);
  }

  int of(String provider) {
    return Math.max(1, window / Math.max(1, running.getOrDefault(provider, 1)));
  }
}
