package imagefactory.kit.outbox;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/// Remembers which topics were missing, so that a thousand records for one cost its patience only
/// once. Asks again each time, so that a topic made later is used at once.
final class Topics {
  private final Cluster cluster;
  private final Set<String> suspects = new HashSet<>();

  Topics(Cluster cluster) {
    this.cluster = cluster;
  }

  /// Those of the topics that were found missing before and still are.
  Set<String> missingStill(Collection<String> topics) {
    Set<String> asked = new HashSet<>(suspects);
    asked.retainAll(Set.copyOf(topics));
    Set<String> missing = asked.isEmpty() ? new HashSet<>() : cluster.missing(asked);
    suspects.removeAll(asked);
    suspects.addAll(missing);
    return missing;
  }

  boolean isMissing(String topic) {
    boolean missing = cluster.missing(Set.of(topic)).contains(topic);
    if (missing) {
      suspects.add(topic);
    }
    return missing;
  }
}
