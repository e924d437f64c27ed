package imagefactory.history.api;

import imagefactory.history.timeline.Item;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// One piece of an external job's work, under its own id.
@Schema(name = "Item")
record ItemView(
    String id,
    String status,
    Map<String, Object> attributes,
    Instant createdAt,
    Instant updatedAt) {
  static ItemView of(Item item) {
    return new ItemView(
        item.itemId(), item.status(), item.attributes(), item.createdAt(), item.updatedAt());
  }
}
