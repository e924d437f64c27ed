package imagefactory.history.rebuild;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One rebuild, and how far it has come. `total` is what the topics had when it began, `told` what
/// was read of them since, `skipped` what history does not take, and `kept` what the topics no
/// longer had.
public record Rebuild(
    UUID id,
    State state,
    Phase phase,
    String askedBy,
    long total,
    long told,
    long skipped,
    long kept,
    @Nullable String error,
    Instant startedAt,
    @Nullable Instant finishedAt) {

  /// Where it stands.
  public enum State {
    TELLING,
    COMPLETED,
    FAILED
  }

  /// What it is doing: reading topics, making indices, telling kept events, taking its place.
  public enum Phase {
    TOPICS,
    INDICES,
    KEPT,
    SWAP
  }

  /// 100 only when it serves.
  public int percent() {
    if (state == State.COMPLETED) {
      return 100;
    }
    return total == 0 ? 0 : (int) Math.min(99, 100 * told / total);
  }
}
