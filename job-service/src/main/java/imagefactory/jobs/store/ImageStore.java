package imagefactory.jobs.store;

import imagefactory.contracts.ImageStatus;
import imagefactory.contracts.StoredFile;
import imagefactory.contracts.wire.Json;
import imagefactory.contracts.wire.LowerCaseEnums;
import imagefactory.jobs.image.Image;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
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
  public record Stored(UUID id, UUID jobId, int index, Image image) {
    public Stored with(Image next) {
      return new Stored(id, jobId, index, next);
    }
  }

  public Map<UUID, Stored> load(Handle tx, Collection<UUID> ids) {
    Map<UUID, Stored> found = new HashMap<>();
    tx.createQuery("select id, job_id, index, stage, attempt, temp from image where id = any(:ids)")
        .bindArray("ids", UUID.class, ids.toArray())
        .map((row, _) -> stored(row))
        .forEach(each -> found.put(each.id(), each));
    return found;
  }

  private static Stored stored(ResultSet row) throws SQLException {
    return new Stored(
        row.getObject("id", UUID.class),
        row.getObject("job_id", UUID.class),
        row.getInt("index"),
        image(row));
  }

  private static Image image(ResultSet row) throws SQLException {
    String stage = row.getString("stage");
    return switch (stage) {
      case "generating" -> new Image.Generating();
      case "judging" -> new Image.Judging(temp(row));
      case "processing" -> new Image.Processing(temp(row), row.getInt("attempt"));
      default -> new Image.Ended(ImageStatus.valueOf(stage.toUpperCase(Locale.ROOT)));
    };
  }

  private static StoredFile temp(ResultSet row) throws SQLException {
    return Json.readOwn(row.getString("temp"), StoredFile.class);
  }

  /// New images and changed ones, in one statement.
  public void save(Handle tx, List<Stored> images) {
    tx.createUpdate(
            """
            insert into image as i (id, job_id, index, stage, attempt, temp)
            select id, job_id, index, stage, attempt, temp::jsonb
            from unnest(:ids, :jobs, :indices, :stages, :attempts, :temps)
              as t(id, job_id, index, stage, attempt, temp)
            on conflict (id) do update set stage = excluded.stage, attempt = excluded.attempt, temp = excluded.temp
            """)
        .bindArray("ids", UUID.class, images.stream().map(Stored::id).toArray())
        .bindArray("jobs", UUID.class, images.stream().map(Stored::jobId).toArray())
        .bindArray("indices", Integer.class, images.stream().map(Stored::index).toArray())
        .bindArray("stages", String.class, images.stream().map(ImageStore::stage).toArray())
        .bindArray("attempts", Integer.class, images.stream().map(ImageStore::attempt).toArray())
        .bindArray("temps", String.class, images.stream().map(ImageStore::tempJson).toArray())
        .execute();
  }

  private static String stage(Stored stored) {
    return switch (stored.image()) {
      case Image.Generating _ -> "generating";
      case Image.Judging _ -> "judging";
      case Image.Processing _ -> "processing";
      case Image.Ended(var status) -> LowerCaseEnums.nameOf(status);
      case Image.Absent _ -> throw new IllegalStateException("an absent image has no row");
    };
  }

  private static int attempt(Stored stored) {
    return stored.image() instanceof Image.Processing(_, var attempt) ? attempt : 0;
  }

  private static @Nullable String tempJson(Stored stored) {
    return switch (stored.image()) {
      case Image.Judging(var temp) -> Json.text(temp);
      case Image.Processing(var temp, _) -> Json.text(temp);
      case Image.Generating _, Image.Ended _, Image.Absent _ -> null;
    };
  }

  /// Gives up what is in flight.
  public List<UUID> cancelInFlight(Handle tx, UUID jobId) {
    return tx.createQuery(
            """
            update image set stage = 'cancelled', temp = null
            where job_id = :job and stage in ('generating', 'judging', 'processing') returning id
            """)
        .bind("job", jobId)
        .mapTo(UUID.class)
        .list();
  }
}
