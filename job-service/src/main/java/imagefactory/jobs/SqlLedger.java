package imagefactory.jobs;

import imagefactory.jobs.desk.Changes;
import imagefactory.jobs.desk.Ledger;
import imagefactory.jobs.desk.StoredImage;
import imagefactory.jobs.desk.StoredJob;
import imagefactory.kit.claim.NewTask;
import imagefactory.kit.trace.Correlation;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// The ledger in PostgreSQL, with the outbox.
final class SqlLedger implements Ledger {
  private final Handle tx;
  private final Ledgers rooms;

  SqlLedger(Handle tx, Ledgers rooms) {
    this.tx = tx;
    this.rooms = rooms;
  }

  @Override
  public Map<UUID, StoredJob> lock(Collection<UUID> jobIds) {
    return rooms.jobs.lock(tx, jobIds);
  }

  @Override
  public Map<UUID, StoredImage> images(Collection<UUID> ids) {
    return rooms.images.load(tx, ids);
  }

  @Override
  public Map<UUID, UUID> jobsOf(Collection<UUID> imageIds) {
    return rooms.images.jobsOf(tx, imageIds);
  }

  @Override
  public List<StoredImage> inFlight(UUID jobId) {
    return rooms.images.inFlight(tx, jobId);
  }

  @Override
  public List<UUID> imagesOf(UUID jobId) {
    return rooms.images.of(tx, jobId);
  }

  @Override
  public List<UUID> nextForLanes(int lanes, Instant now) {
    return rooms.queue.nextForLanes(tx, lanes, now);
  }

  @Override
  public List<StoredImage> nextRetries(int most) {
    return rooms.images.nextRetries(tx, most);
  }

  @Override
  public Map<String, Integer> runningByProvider() {
    return rooms.queue.runningByProvider(tx);
  }

  /// The job's row before the outbox: so the order of a job's events is that of its row's versions.
  @Override
  public void save(Changes changes) {
    changes.begun().forEach(job -> rooms.jobs.insert(tx, job));
    rooms.jobs.update(tx, changes.jobs());
    changes.edits().forEach(edit -> rooms.jobs.edit(tx, edit.event(), edit.plan()));
    rooms.images.insert(tx, changes.ordered());
    rooms.images.update(tx, changes.images());
    changes.forgotten().forEach(id -> rooms.images.forget(tx, id));
    rooms.tasks.add(
        tx,
        changes.promptsWanted().stream()
            .map(id ->
                new NewTask(
                    id, id, Ledgers.WRITE_PROMPTS, "{}", Correlation.traceparent().orElse(null)))
            .toList());
    rooms.tasks.abandon(tx, changes.promptsUnwanted());
    rooms.audit.note(tx, changes.audit());
    rooms.announcer.announce(tx, changes.announcements());
  }
}
