package imagefactory.history.store;

import imagefactory.history.timeline.Image;
import jakarta.inject.Singleton;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/// What became of the images that were sent to be processed again.
@Singleton
public final class RetryQueries {
  private static final int LOOKED_AT = 1000;
  private static final int SHOWN = 20;

  private final Jdbi jdbi;

  RetryQueries(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /// Among the images of the latest thousand requests, those that were approved and those that
  /// failed again.
  public record Outcome(long completed, long failed) {}

  public Outcome outcome() {
    return jdbi.withHandle(h ->
        h.createQuery(
                """
                with asked as (
                  select distinct image_id from (
                    select (data ->> 'imageId')::uuid as image_id from event
                    where type = 'imagefactory.job.retry-requested'
                    order by at desc limit :most) latest
                )
                select count(*) filter (where i.status = 'approved') as completed,
                  count(*) filter (where i.status = 'retry_failed') as failed
                from asked join image i on i.id = asked.image_id where not i.deleted\
                """)
            .bind("most", LOOKED_AT)
            .map((row, _) -> new Outcome(row.getLong("completed"), row.getLong("failed")))
            .one());
  }

  /// What is being processed now, the first ordered first.
  public List<Image> current() {
    return jdbi.withHandle(h ->
        h.createQuery(
                """
                select * from image where status = 'processing' and not deleted
                order by id limit :most\
                """)
            .bind("most", SHOWN)
            .map((row, _) -> ImageTable.image(new Row(row)))
            .list());
  }
}
