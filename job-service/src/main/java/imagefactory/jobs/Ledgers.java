package imagefactory.jobs;

import imagefactory.jobs.desk.Ledger;
import imagefactory.jobs.outbox.Announcer;
import imagefactory.jobs.store.Audit;
import imagefactory.jobs.store.ImageStore;
import imagefactory.jobs.store.JobQueue;
import imagefactory.jobs.store.JobStore;
import imagefactory.kit.claim.Tasks;
import jakarta.inject.Singleton;
import org.jdbi.v3.core.Handle;

/// Opens the ledger for a transaction.
@Singleton
public class Ledgers {
  /// The kind of the tasks in which prompts are written.
  public static final String WRITE_PROMPTS = "write-prompts";

  final JobStore jobs;
  final JobQueue queue;
  final ImageStore images;
  final Tasks tasks;
  final Audit audit;
  final Announcer announcer;

  Ledgers(
      JobStore jobs,
      JobQueue queue,
      ImageStore images,
      Tasks tasks,
      Audit audit,
      Announcer announcer) {
    this.jobs = jobs;
    this.queue = queue;
    this.images = images;
    this.tasks = tasks;
    this.audit = audit;
    this.announcer = announcer;
  }

  public Ledger of(Handle tx) {
    return new SqlLedger(tx, this);
  }
}
