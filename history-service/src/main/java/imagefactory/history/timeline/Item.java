package imagefactory.history.timeline;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// One piece of an external job's work, under the id and with the status that its service gave it.
public record Item(
    UUID id,
    UUID jobId,
    String itemId,
    String status,
    Map<String, Object> attributes,
    Instant createdAt,
    Instant updatedAt)
    implements Piece {
  public Item {
    attributes = Map.copyOf(attributes);
  }

  Item now(String status, Map<String, Object> told, Instant at) {
    return new Item(id, jobId, itemId, status, merged(attributes, told), createdAt, at);
  }

  /// Keys that are not told again stay.
  static Map<String, Object> merged(Map<String, Object> known, Map<String, Object> told) {
    Map<String, Object> all = new HashMap<>(known);
    all.putAll(told);
    return all;
  }
}
