package imagefactory.jobs.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Which request was known under which key, and what it was answered.
@ApplicationScoped
public class IdempotencyKeys {
  /// `answer` is kept where it cannot be told again from the job itself.
  public record Known(UUID jobId, String fingerprint, @Nullable String answer) {}

  /// How a claim went.
  public sealed interface Claimed {
    /// The key is new and belongs to this request now.
    record Ours() implements Claimed {}

    record Before(Known known) implements Claimed {}

    /// Another request with this key is being answered right now.
    record InUse() implements Claimed {}
  }

  public Claimed claim(Handle tx, String key, String fingerprint, UUID jobId, Instant now) {
    boolean alone =
        tx.createQuery("select pg_try_advisory_xact_lock(hashtextextended(:key, 0))")
            .bind("key", key)
            .mapTo(Boolean.class)
            .one();
    if (!alone) {
      return new Claimed.InUse();
    }
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
    return inserted == 1 ? new Claimed.Ours() : new Claimed.Before(known(tx, key).orElseThrow());
  }

  private static Optional<Known> known(Handle tx, String key) {
    return tx.createQuery(
            "select job_id, fingerprint, answer from idempotency_key where key = :key")
        .bind("key", key)
        .map(
            (row, _) -> new Known(row.getObject(1, UUID.class), row.getString(2), row.getString(3)))
        .findOne();
  }

  public void answered(Handle tx, String key, String answer) {
    tx.createUpdate("update idempotency_key set answer = :answer where key = :key")
        .bind("key", key)
        .bind("answer", answer)
        .execute();
  }

  public int forgetBefore(Handle tx, Instant time) {
    return tx.createUpdate("delete from idempotency_key where created_at < :time")
        .bind("time", time)
        .execute();
  }
}
