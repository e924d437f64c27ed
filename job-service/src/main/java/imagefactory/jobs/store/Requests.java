package imagefactory.jobs.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Requests that came over Kafka, known again by their CloudEvents source and id.
@ApplicationScoped
public class Requests {
  /// False: it came before, and was granted or refused then.
  public boolean isNew(Handle tx, String source, String id, Instant now) {
    return tx.createUpdate(
                """
                insert into request (source, id, came_at) values (:source, :id, :now)
                on conflict (source, id) do nothing
                """)
            .bind("source", source)
            .bind("id", id)
            .bind("now", now)
            .execute()
        == 1;
  }

  public int forgetBefore(Handle tx, Instant time) {
    return tx.createUpdate("delete from request where came_at < :time")
        .bind("time", time)
        .execute();
  }
}
