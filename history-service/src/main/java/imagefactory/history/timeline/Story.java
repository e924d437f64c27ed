package imagefactory.history.timeline;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A job with the pieces of it that are at hand, while its story is being told. Ten thousand pieces
/// are not copied for each event: it changes in place, and nobody sees it but the one who tells.
final class Story<P extends Piece> {
  private Job job;
  private final Map<UUID, P> pieces;
  private final Set<UUID> changed = new LinkedHashSet<>();

  Story(Job job, Map<UUID, P> pieces) {
    this.job = job;
    this.pieces = new LinkedHashMap<>(pieces);
  }

  Job job() {
    return job;
  }

  void now(Job next) {
    job = next;
  }

  @Nullable P piece(UUID id) {
    return pieces.get(id);
  }

  void now(P next) {
    pieces.put(next.id(), next);
    changed.add(next.id());
  }

  void changeAll(UnaryOperator<P> change) {
    for (Map.Entry<UUID, P> each : pieces.entrySet()) {
      P next = change.apply(each.getValue());
      if (!next.equals(each.getValue())) {
        each.setValue(next);
        changed.add(each.getKey());
      }
    }
  }

  List<P> changed() {
    return changed.stream().map(pieces::get).toList();
  }
}
