package imagefactory.history.letters;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A dead letter: where it was, why it could not be applied, what it says, and what a person made
/// of that.
public record Letter(
    UUID id,
    String topic,
    int partition,
    long offset,
    String reason,
    @Nullable Bytes key,
    Content original,
    @Nullable Content edited,
    Status status,
    Instant arrivedAt,
    @Nullable Instant replayedAt) {

  /// What a record says. Without a body it deletes its key, where a topic is compacted.
  public record Content(List<LetterHeader> headers, @Nullable Bytes body) {
    public Content {
      headers = List.copyOf(headers);
    }
  }

  /// Whether the letter has gone back to its topic.
  public enum Status {
    WAITING,
    REPLAYED
  }

  public Content latest() {
    return edited == null ? original : edited;
  }
}
