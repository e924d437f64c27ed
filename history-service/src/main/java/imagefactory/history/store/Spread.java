package imagefactory.history.store;

import imagefactory.history.timeline.Scale;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// How many jobs took about so long, by the steps of the scale.
public record Spread(SortedMap<Integer, Long> jobs) {
  static final Spread NONE = new Spread(new TreeMap<>());

  public static Spread sum(List<Spread> all) {
    SortedMap<Integer, Long> sum = new TreeMap<>();
    all.forEach(each -> each.jobs.forEach((step, jobs) -> sum.merge(step, jobs, Long::sum)));
    return new Spread(sum);
  }

  /// In milliseconds, within 5 %: so many of the jobs took no longer. 0 if there are none.
  public long at(double share) {
    long all = jobs.values().stream().mapToLong(Long::longValue).sum();
    long wanted = (long) Math.ceil(share * all);
    long passed = 0;
    for (Map.Entry<Integer, Long> each : jobs.entrySet()) {
      passed += each.getValue();
      if (passed >= wanted && each.getValue() > 0) {
        return Scale.millis(each.getKey());
      }
    }
    return 0;
  }
}
