package imagefactory.images.store;

import imagefactory.contracts.Description;
import imagefactory.contracts.wire.Json;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Intents: at most one for each image, and none once the row names the file.
@Singleton
public final class Intents {

  public Optional<Intent> of(Handle tx, UUID imageId) {
    return tx.createQuery(
            "select image_id, task_id, key, words::text as words from intent where image_id = :image")
        .bind("image", imageId)
        .map((row, _) -> {
          String words = row.getString("words");
          return new Intent(
              row.getObject("image_id", UUID.class),
              row.getObject("task_id", UUID.class),
              row.getString("key"),
              words == null ? null : Json.readOwn(words, Description.class));
        })
        .findOne();
  }

  /// In the place of the one before.
  public void put(Handle tx, Intent intent) {
    tx.createUpdate(
            """
            insert into intent (image_id, task_id, key, words)
            values (:image, :task, :key, cast(:words as jsonb))
            on conflict (image_id) do update
            set task_id = excluded.task_id, key = excluded.key, words = excluded.words\
            """)
        .bind("image", intent.imageId())
        .bind("task", intent.taskId())
        .bind("key", intent.key())
        .bind("words", intent.described().map(Json::text).orElse(null))
        .execute();
  }

  /// Answers the keys where files may lie that no row names.
  public List<String> drop(Handle tx, Collection<UUID> imageIds) {
    if (imageIds.isEmpty()) {
      return List.of();
    }
    return tx.createQuery("delete from intent where image_id = any (:images) returning key")
        .bindArray("images", UUID.class, imageIds)
        .mapTo(String.class)
        .list();
  }
}
