package imagefactory.jobs.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Who runs and who goes next.
@ApplicationScoped
public class JobQueue {
  /// Jobs that may start now, at most as many as lanes are free. Whoever asks holds the lanes until
  /// its transaction ends.
  public List<UUID> nextForLanes(Handle tx, int lanes, Instant now) {
    tx.createQuery("select pg_advisory_xact_lock(hashtext('imagefactory.lanes'))")
        .map((_, _) -> 0)
        .one();
    int busy =
        tx.createQuery("select count(*) from job where status in ('running', 'paused')")
            .mapTo(Integer.class)
            .one();
    if (busy >= lanes) {
      return List.of();
    }
    return tx.createQuery(
            """
            select id from job j
            where status = 'queued' and (scheduled_at is null or scheduled_at <= :now)
              and (chain is null or not exists (select 1 from job o
                where o.chain = j.chain and o.chain_place < j.chain_place
                  and o.status in ('queued', 'running', 'paused')))
            order by rank, id limit :free for update skip locked
            """)
        .bind("now", now)
        .bind("free", lanes - busy)
        .mapTo(UUID.class)
        .list();
  }

  public Map<String, Integer> runningByProvider(Handle tx) {
    Map<String, Integer> running = new HashMap<>();
    tx.createQuery("select provider, count(*) from job where status = 'running' group by provider")
        .map((row, _) -> Map.entry(row.getString(1), row.getInt(2)))
        .forEach(each -> running.put(each.getKey(), each.getValue()));
    return running;
  }
}
