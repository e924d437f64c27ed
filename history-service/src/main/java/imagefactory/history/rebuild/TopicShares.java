package imagefactory.history.rebuild;

import java.util.ArrayList;
import java.util.List;

/// The topics, shared out among those who read at once.
final class TopicShares implements AutoCloseable {
  private final List<TopicReading> all = new ArrayList<>();

  TopicShares(String servers, String prefix, RebuildSettings settings) {
    for (int share = 0; share < settings.atOnce(); share++) {
      all.add(new TopicReading(servers, prefix, settings.records(), share, settings.atOnce()));
    }
  }

  List<TopicReading> all() {
    return List.copyOf(all);
  }

  @Override
  public void close() {
    all.forEach(TopicReading::close);
  }
}
