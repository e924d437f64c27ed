package imagefactory.history.timeline;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A story as it must end, told in memory in one go.
public record Replay<P extends Piece>(Map<UUID, Job> jobs, Collection<P> pieces) {
  public static <E, P extends Piece> Replay<P> of(
      Projection<E, P> projection, List<Told<E>> story) {
    Remembered<E, P> memory = new Remembered<>();
    new Timeline<>(projection, memory).tell(story);
    return new Replay<>(memory.jobs, memory.pieces.values());
  }
}
