package imagefactory.images.store;

import imagefactory.contracts.ImageEvent;
import imagefactory.contracts.wire.Json;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// What was answered to which task, as it was sent.
@Singleton
public final class Answered {

  public void add(Handle tx, UUID taskId, ImageEvent answer) {
    tx.createUpdate(
            """
            insert into answer (task_id, image_id, kind, event)
            values (:task, :image, :kind, cast(:event as jsonb))\
            """)
        .bind("task", taskId)
        .bind("image", answer.imageId())
        .bind("kind", kind(answer))
        .bind("event", Json.text(answer))
        .execute();
  }

  public Map<UUID, ImageEvent> to(Handle tx, Collection<UUID> taskIds) {
    if (taskIds.isEmpty()) {
      return Map.of();
    }
    return tx.createQuery(
            "select task_id, kind, event::text as event from answer where task_id = any (:tasks)")
        .bindArray("tasks", UUID.class, List.copyOf(taskIds))
        .reduceRows(
            new HashMap<>(),
            (answers, row) -> {
              answers.put(
                  row.getColumn("task_id", UUID.class),
                  read(row.getColumn("kind", String.class), row.getColumn("event", String.class)));
              return answers;
            });
  }

  /// Nobody asks once more for a deleted image, and its titles and tags go with it.
  public void forget(Handle tx, Collection<UUID> imageIds) {
    if (imageIds.isEmpty()) {
      return;
    }
    tx.createUpdate("delete from answer where image_id = any (:images)")
        .bindArray("images", UUID.class, imageIds)
        .execute();
  }

  private static String kind(ImageEvent answer) {
    return switch (answer) {
      case ImageEvent.Generated _ -> "generated";
      case ImageEvent.Processed _ -> "processed";
      case ImageEvent.Failed _ -> "failed";
    };
  }

  private static ImageEvent read(String kind, String event) {
    return switch (kind) {
      case "generated" -> Json.readOwn(event, ImageEvent.Generated.class);
      case "processed" -> Json.readOwn(event, ImageEvent.Processed.class);
      case "failed" -> Json.readOwn(event, ImageEvent.Failed.class);
      default -> throw new IllegalStateException("expected a kind of answer, found " + kind);
    };
  }
}
