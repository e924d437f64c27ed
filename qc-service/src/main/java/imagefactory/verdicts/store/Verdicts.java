package imagefactory.verdicts.store;

import imagefactory.contracts.Warning;
import imagefactory.contracts.wire.Json;
import imagefactory.verdicts.verdict.Judgement;
import imagefactory.verdicts.verdict.Verdict;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/// One row for each image that was judged; never changed.
@Singleton
public final class Verdicts {
  private static final RowMapper<Judgement> JUDGEMENT =
      (row, _) ->
          new Judgement(
              row.getObject("image_id", UUID.class),
              row.getObject("job_id", UUID.class),
              new Verdict(
                  row.getBoolean("passed"),
                  row.getString("code"),
                  row.getString("reason"),
                  List.of(Json.readOwn(row.getString("warnings"), Warning[].class))),
              row.getObject("judged_at", OffsetDateTime.class).toInstant(),
              Duration.ofMillis(row.getLong("took_ms")),
              row.getBigDecimal("cost"));

  public void add(Handle tx, Judgement judgement) {
    tx.createUpdate(
            """
            insert into verdict (image_id, job_id, passed, code, reason, judged_at, took_ms, warnings, cost)
            values (:image, :job, :passed, :code, :reason, :judgedAt, :tookMs, :warnings::jsonb, :cost)\
            """)
        .bind("image", judgement.imageId())
        .bind("job", judgement.jobId())
        .bind("passed", judgement.verdict().passed())
        .bind("code", judgement.verdict().code())
        .bind("reason", judgement.verdict().reason())
        .bind("judgedAt", judgement.judgedAt())
        .bind("tookMs", judgement.took().toMillis())
        .bind("cost", judgement.cost())
        .bind("warnings", Json.text(judgement.verdict().warnings()))
        .execute();
  }

  /// Those of the images that were judged before.
  public List<Judgement> on(Handle tx, Collection<UUID> images) {
    if (images.isEmpty()) {
      return List.of();
    }
    return tx.createQuery(
            """
            select image_id, job_id, passed, code, reason, judged_at, took_ms, warnings, cost
            from verdict where image_id = any (:images) order by image_id\
            """)
        .bindArray("images", UUID.class, images)
        .map(JUDGEMENT)
        .list();
  }
}
