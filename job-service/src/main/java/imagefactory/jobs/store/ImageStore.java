package imagefactory.jobs.store;

import imagefactory.contracts.ImageStatus;
import imagefactory.contracts.StoredFile;
import imagefactory.contracts.wire.Json;
import imagefactory.jobs.desk.StoredImage;
import imagefactory.jobs.image.Image;
import imagefactory.jobs.image.Image.Wish;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The rows of images: only what the next decision needs. Their job's lock guards them.
@ApplicationScoped
public class ImageStore {
  public Map<UUID, StoredImage> load(Handle tx, Collection<UUID> ids) {
    Map<UUID, StoredImage> found = new HashMap<>();
    tx.createQuery(
            "select id, job_id, index, stage, attempt, temp, wish from image where id = any(:ids)")
        .bindArray("ids", UUID.class, ids.toArray())
        .map((row, _) -> stored(row))
        .forEach(each -> found.put(each.id(), each));
    return found;
  }

  public Map<UUID, UUID> jobsOf(Handle tx, Collection<UUID> ids) {
    Map<UUID, UUID> found = new HashMap<>();
    tx.createQuery("select id, job_id from image where id = any(:ids)")
        .bindArray("ids", UUID.class, ids.toArray())
        .map((row, _) -> Map.entry(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
        .forEach(each -> found.put(each.getKey(), each.getValue()));
    return found;
  }

  public List<StoredImage> inFlight(Handle tx, UUID jobId) {
    return tx.createQuery(
            """
            select id, job_id, index, stage, attempt, temp, wish from image
            where job_id = :job and stage in ('generating', 'judging', 'processing')
            """)
        .bind("job", jobId)
        .map((row, _) -> stored(row))
        .list();
  }

  public List<UUID> of(Handle tx, UUID jobId) {
    return tx.createQuery("select id from image where job_id = :job order by index")
        .bind("job", jobId)
        .mapTo(UUID.class)
        .list();
  }

  public void forget(Handle tx, UUID jobId) {
    tx.createUpdate("delete from image where job_id = :job").bind("job", jobId).execute();
  }

  /// Whoever asks holds the retries until its transaction ends. It never waits for a job, or it
  /// could wait for one that waits for the retries.
  public List<StoredImage> nextRetries(Handle tx, int most) {
    tx.createQuery("select pg_advisory_xact_lock(hashtext('imagefactory.retries'))")
        .map((_, _) -> 0)
        .one();
    int busy =
        tx.createQuery("select count(*) from image where retry = 'retrying'")
            .mapTo(Integer.class)
            .one();
    if (busy >= most) {
      return List.of();
    }
    return tx.createQuery(
            """
            select i.id, i.job_id, i.index, i.stage, i.attempt, i.temp, i.wish
            from image i join job j on j.id = i.job_id
            where i.retry = 'retry_pending'
            order by i.asked_at, i.id limit :free for update of j skip locked
            """)
        .bind("free", most - busy)
        .map((row, _) -> stored(row))
        .list();
  }

  public void insert(Handle tx, List<StoredImage> images) {
    save(
        tx,
        images,
        """
        insert into image (id, job_id, index, stage, attempt, temp, wish, asked_at)
        select id, job_id, index, stage, attempt, temp::jsonb, wish::jsonb, asked_at
        from unnest(:ids, :jobs, :indices, :stages, :attempts, :temps, :wishes, :askedAt)
          as t(id, job_id, index, stage, attempt, temp, wish, asked_at)
        """);
  }

  public void update(Handle tx, List<StoredImage> images) {
    save(
        tx,
        images,
        """
        update image i set stage = t.stage, attempt = t.attempt, temp = t.temp::jsonb,
          wish = t.wish::jsonb, asked_at = t.asked_at
        from unnest(:ids, :jobs, :indices, :stages, :attempts, :temps, :wishes, :askedAt)
          as t(id, job_id, index, stage, attempt, temp, wish, asked_at)
        where i.id = t.id and i.id = any(:ids) -- by the key, however many rows the planner expects
        """);
  }

  private static void save(Handle tx, List<StoredImage> images, String statement) {
    if (images.isEmpty()) {
      return;
    }
    List<Row> rows = images.stream().map(Row::of).toList();
    tx.createUpdate(statement)
        .bindArray("ids", UUID.class, images.stream().map(StoredImage::id).toArray())
        .bindArray("jobs", UUID.class, images.stream().map(StoredImage::jobId).toArray())
        .bindArray("indices", Integer.class, images.stream().map(StoredImage::index).toArray())
        .bindArray("stages", String.class, rows.stream().map(Row::stage).toArray())
        .bindArray("attempts", Integer.class, rows.stream().map(Row::attempt).toArray())
        .bindArray("temps", String.class, rows.stream().map(Row::tempJson).toArray())
        .bindArray("wishes", String.class, rows.stream().map(Row::wishJson).toArray())
        .bindArray("askedAt", Instant.class, rows.stream().map(Row::askedAt).toArray())
        .execute();
  }

  private static StoredImage stored(ResultSet row) throws SQLException {
    return new StoredImage(
        row.getObject("id", UUID.class),
        row.getObject("job_id", UUID.class),
        row.getInt("index"),
        Row.image(row));
  }

  /// An image's state in columns.
  private record Row(String stage, int attempt, @Nullable StoredFile temp, @Nullable Wish wish) {
    static Row of(StoredImage stored) {
      return switch (stored.image()) {
        case Image.Generating _ -> new Row("generating", 0, null, null);
        case Image.Judging(var temp) -> new Row("judging", 0, temp, null);
        case Image.Processing(var temp, var attempt) -> new Row("processing", attempt, temp, null);
        case Image.SetAside(var status, var temp, var attempt) ->
            new Row(name(status), attempt, temp, null);
        case Image.Waiting(var temp, var attempt, var wish) ->
            new Row("retry_pending", attempt, temp, wish);
        case Image.Retrying(var temp, var attempt, var wish) ->
            new Row("retrying", attempt, temp, wish);
        case Image.Ended(var status) -> new Row(name(status), 0, null, null);
        case Image.Deleted _ -> new Row("deleted", 0, null, null);
        case Image.Absent _ -> throw new IllegalStateException("an absent image has no row");
      };
    }

    static Image image(ResultSet row) throws SQLException {
      String stage = row.getString("stage");
      int attempt = row.getInt("attempt");
      StoredFile temp = json(row, "temp", StoredFile.class);
      Wish wish = json(row, "wish", Wish.class);
      if (temp == null) {
        return switch (stage) {
          case "generating" -> new Image.Generating();
          case "deleted" -> new Image.Deleted();
          default -> new Image.Ended(status(stage));
        };
      }
      if (wish != null) {
        return stage.equals("retrying")
            ? new Image.Retrying(temp, attempt, wish)
            : new Image.Waiting(temp, attempt, wish);
      }
      return switch (stage) {
        case "judging" -> new Image.Judging(temp);
        case "processing" -> new Image.Processing(temp, attempt);
        default -> new Image.SetAside(status(stage), temp, attempt);
      };
    }

    private static <T> @Nullable T json(ResultSet row, String column, Class<T> type)
        throws SQLException {
      String json = row.getString(column);
      return json == null ? null : Json.readOwn(json, type);
    }

    private static ImageStatus status(String stage) {
      return ImageStatus.valueOf(stage.toUpperCase(Locale.ROOT));
    }

    private static String name(ImageStatus status) {
      return status.name().toLowerCase(Locale.ROOT);
    }

    @Nullable String tempJson() {
      return temp == null ? null : Json.text(temp);
    }

    @Nullable String wishJson() {
      return wish == null ? null : Json.text(wish);
    }

    @Nullable Instant askedAt() {
      return stage.equals("retry_pending") && wish != null ? wish.askedAt() : null;
    }
  }
}
