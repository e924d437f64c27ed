package imagefactory.history.store;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Announces events to those who listen. The head's row stays locked until the transaction ends, so
/// numbers become visible in their order; it is the last thing a transaction does, so the lock is
/// short and nothing waits for it that it waits for.
public final class FeedTable {
  /// So many numbers ahead there is room for them.
  private static final long SPARE = 500_000;

  private FeedTable() {}

  /// An event that listeners shall hear of.
  public record Announced(String kind, UUID jobId, UUID eventId) {}

  public static void announce(Handle tx, List<Announced> events) {
    if (events.isEmpty()) {
      return;
    }
    boolean fills =
        new Columns<>(
                events,
                tx.createQuery(
                    """
                    with head as (
                      update feed_head set number = number + :count
                      returning number - :count as before, number, room
                    ), fed as (
                      insert into feed (number, kind, job_id, event_id)
                      select head.before + e.place, e.kind, e.job_id, e.event_id
                      from head, unnest(:kind, :jobId::uuid[], :eventId::uuid[])
                        with ordinality as e (kind, job_id, event_id, place)
                    )
                    select number + :spare > room from head\
                    """))
            .text("kind", Announced::kind)
            .uuid("jobId", Announced::jobId)
            .uuid("eventId", Announced::eventId)
            .bound()
            .bind("count", (long) events.size())
            .bind("spare", SPARE)
            .mapTo(Boolean.class)
            .one();
    if (fills) {
      tx.execute("select feed_extend()");
    }
  }

  /// Drops the parts whose events were all told before then, as a whole.
  public static int drop(Handle tx, Instant toldBefore) {
    return tx.createQuery("select feed_drop(cast(:before as timestamptz))")
        .bind("before", toldBefore.toString())
        .mapTo(Integer.class)
        .one();
  }
}
