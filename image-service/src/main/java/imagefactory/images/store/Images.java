package imagefactory.images.store;

import imagefactory.contracts.ImageEvent.Failed;
import imagefactory.contracts.StoredFile;
import imagefactory.images.image.Image;
import imagefactory.images.image.Image.Failure;
import imagefactory.images.image.State;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// One row for each image; it exists before the image has pixels.
@Singleton
public final class Images {

  /// Answers nothing for those that are known.
  public void add(Handle tx, List<NewImage> images) {
    if (images.isEmpty()) {
      return;
    }
    tx.createUpdate(
            """
            insert into image (id, job_id, index, provider, state, ordered_at)
            select i.id, i.job_id, i.index, i.provider, 'ordered', i.ordered_at
            from unnest(:ids, :jobs, :indexes, :providers, :orderedAt)
              as i (id, job_id, index, provider, ordered_at)
            order by i.id
            on conflict (id) do nothing\
            """)
        .bindArray("ids", UUID.class, images.stream().map(NewImage::id).toList())
        .bindArray("jobs", UUID.class, images.stream().map(NewImage::jobId).toList())
        .bindArray("indexes", Integer.class, images.stream().map(NewImage::index).toList())
        .bindArray("providers", String.class, images.stream().map(NewImage::provider).toList())
        .bindArray("orderedAt", Instant.class, images.stream().map(NewImage::orderedAt).toList())
        .execute();
  }

  public Optional<Image> find(Handle tx, UUID id) {
    return tx.createQuery("select * from image where id = :id")
        .bind("id", id)
        .map((row, _) -> image(row))
        .findOne();
  }

  public void generated(
      Handle tx,
      UUID id,
      StoredFile temp,
      @Nullable BigDecimal cost,
      int attempts,
      Duration took,
      Instant now) {
    tx.createUpdate(
            """
            update image
            set state = 'generated', temp_key = :key, format = :format, width = :width,
              height = :height, bytes = :bytes, sha256 = :sha256, cost = :cost,
              generate_attempts = :attempts, generate_ms = :ms, generated_at = :now
            where id = :id\
            """)
        .bind("id", id)
        .bindMethods(temp)
        .bind("cost", cost)
        .bind("attempts", attempts)
        .bind("ms", took.toMillis())
        .bind("now", now)
        .execute();
  }

  /// Answers the temp file's key, which no row names from now on.
  public Optional<String> processed(
      Handle tx, UUID id, StoredFile file, int attempts, Duration took, Instant now) {
    return tx.createQuery(
            """
            with was as (select id, temp_key from image where id = :id for update)
            update image i
            set state = 'processed', temp_key = null, final_key = :key, format = :format,
              width = :width, height = :height, bytes = :bytes, sha256 = :sha256,
              process_attempts = :attempts, process_ms = :ms, processed_at = :now,
              failed_step = null, failure_code = null, failure_message = null
            from was where i.id = was.id
            returning was.temp_key\
            """)
        .bind("id", id)
        .bindMethods(file)
        .bind("attempts", attempts)
        .bind("ms", took.toMillis())
        .bind("now", now)
        .mapTo(String.class)
        .findOne();
  }

  /// Without a picture the image has failed; with one it stays as it is, to be processed again.
  public void failed(Handle tx, Failed failed, int attempts) {
    String counter =
        switch (failed.step()) {
          case GENERATE -> "generate_attempts";
          case JUDGE, PROCESS, DESCRIBE -> "process_attempts";
        };
    tx.createUpdate(
            """
            update image
            set state = case state when 'ordered' then 'failed' else state end,
              <counter> = :attempts,
              failed_step = :step, failure_code = :code, failure_message = :message
            where id = :id\
            """)
        .define("counter", counter)
        .bind("id", failed.imageId())
        .bind("attempts", attempts)
        .bind("step", failed.step().name().toLowerCase(Locale.ROOT))
        .bind("code", failed.code())
        .bind("message", failed.message())
        .execute();
  }

  /// What is finished stays finished.
  public void abandon(Handle tx, Collection<UUID> ids) {
    if (ids.isEmpty()) {
      return;
    }
    tx.createUpdate(
            """
            update image set state = 'abandoned'
            where id = any (:ids) and state in ('ordered', 'generated')\
            """)
        .bindArray("ids", UUID.class, ids)
        .execute();
  }

  /// Answers those that were not deleted before; an id without a row is nothing to delete.
  public List<Discarded> discard(Handle tx, Collection<UUID> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return tx.createQuery(
            """
            with was as (
              select id, job_id, coalesce(final_key, temp_key) as key
              from image where id = any (:ids) and state <> 'discarded'
              order by id for update
            )
            update image i set state = 'discarded', temp_key = null, final_key = null
            from was where i.id = was.id
            returning was.id, was.job_id, was.key\
            """)
        .bindArray("ids", UUID.class, ids)
        .map((row, _) ->
            new Discarded(
                row.getObject("id", UUID.class),
                row.getObject("job_id", UUID.class),
                row.getString("key")))
        .list();
  }

  /// Whether the image may still get a finished file; nobody deletes it until the transaction ends.
  public boolean lockUnfinished(Handle tx, UUID id) {
    return tx.createQuery(
            """
            select state <> 'discarded' and final_key is null from image where id = :id for update\
            """)
        .bind("id", id)
        .mapTo(Boolean.class)
        .findOne()
        .orElse(false);
  }

  /// All images of a job; nobody changes them until the transaction ends.
  public Set<UUID> lockJob(Handle tx, UUID jobId) {
    return tx.createQuery("select id from image where job_id = :job order by id for update")
        .bind("job", jobId)
        .mapTo(UUID.class)
        .set();
  }

  /// Where the files of a job's images lie, and where they are about to.
  public Set<String> keysOfJob(Handle tx, UUID jobId) {
    return tx.createQuery(
            """
            select coalesce(final_key, temp_key) from image
            where job_id = :job and num_nonnulls(final_key, temp_key) > 0
            union
            select n.key from intent n join image i on i.id = n.image_id where i.job_id = :job\
            """)
        .bind("job", jobId)
        .mapTo(String.class)
        .set();
  }

  /// Those of the images that are deleted.
  public Set<UUID> discarded(Handle tx, Collection<UUID> ids) {
    if (ids.isEmpty()) {
      return Set.of();
    }
    return tx.createQuery("select id from image where id = any (:ids) and state = 'discarded'")
        .bindArray("ids", UUID.class, ids)
        .mapTo(UUID.class)
        .set();
  }

  private static Image image(ResultSet row) throws SQLException {
    String finalKey = row.getString("final_key");
    String key = finalKey == null ? row.getString("temp_key") : finalKey;
    return new Image(
        row.getObject("id", UUID.class),
        row.getObject("job_id", UUID.class),
        row.getInt("index"),
        row.getString("provider"),
        row.getString("provider_task_id"),
        State.of(row.getString("state")),
        key == null ? null : file(row, key),
        finalKey != null,
        row.getBigDecimal("cost"),
        row.getInt("generate_attempts"),
        row.getInt("process_attempts"),
        row.getObject("generate_ms", Long.class),
        row.getObject("process_ms", Long.class),
        failure(row),
        row.getObject("ordered_at", OffsetDateTime.class).toInstant(),
        instant(row, "generated_at"),
        instant(row, "processed_at"));
  }

  private static StoredFile file(ResultSet row, String key) throws SQLException {
    return new StoredFile(
        key,
        row.getString("format"),
        row.getInt("width"),
        row.getInt("height"),
        row.getLong("bytes"),
        row.getString("sha256"));
  }

  private static @Nullable Failure failure(ResultSet row) throws SQLException {
    String step = row.getString("failed_step");
    return step == null
        ? null
        : new Failure(step, row.getString("failure_code"), row.getString("failure_message"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
