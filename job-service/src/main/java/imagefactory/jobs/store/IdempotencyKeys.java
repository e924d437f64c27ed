package imagefactory.jobs.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Which submission was known under which key. A second one with the same key waits here until the
/// first has committed.
@ApplicationScoped
public class IdempotencyKeys {
  public record Known(UUID jobId, String fingerprint) {}

  /// Empty: the key is new and belongs to this job now.
  public Optional<Known> claim(Handle tx, String key, String fingerprint, UUID jobId, Instant now) {
    int inserted =
        tx.createUpdate(
                """
                insert into idempotency_key (key, fingerprint, job_id, created_at)
                values (:key, :fingerprint, :job, :now) on conflict (key) do nothing
                """)
            .bind("key", key)
            .bind("fingerprint", fingerprint)
            .bind("job", jobId)
            .bind("now", now)
            .execute();
    return inserted == 1
        ? Optional.empty()
        : tx.createQuery("select job_id, fingerprint from idempotency_key where key = :key")
            .bind("key", key)
            .map((row, _) -> new Known(row.getObject(1, UUID.class), row.getString(2)))
            .findOne();
  }

  public int forgetBefore(Handle tx, Instant time) {
    return tx.createUpdate("delete from idempotency_key where created_at < :time")
        .bind("time", time)
        .execute();
  }
}
