package imagefactory.jobs;

import imagefactory.contracts.JobEvent;
import imagefactory.jobs.image.Image;
import imagefactory.jobs.image.Report;
import imagefactory.jobs.job.Decision;
import imagefactory.jobs.job.Job;
import imagefactory.jobs.job.JobCommand;
import imagefactory.jobs.outbox.Announcer;
import imagefactory.jobs.store.ImageStore;
import imagefactory.jobs.store.JobStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Handle;

/// The one way through this service: load, decide, store with outbox. One transaction, which is the
/// caller's.
@ApplicationScoped
public class JobHandler {
  private final JobStore jobs;
  private final ImageStore images;
  private final Announcer announcer;
  private final int lanes;

  JobHandler(
      JobStore jobs,
      ImageStore images,
      Announcer announcer,
      @ConfigProperty(name = "factory.lanes") int lanes) {
    this.jobs = jobs;
    this.images = images;
    this.announcer = announcer;
    this.lanes = lanes;
  }

  /// Takes a new job in, and starts it at once where a lane is free.
  public void submit(Handle tx, JobCommand.Submit command) {
    Desk desk = new Desk();
    if (Job.decide(Job.ABSENT, command) instanceof Decision.Happened(var events)) {
      for (JobEvent event : events) {
        if (event instanceof JobEvent.Queued queued) {
          jobs.insert(tx, queued, command.plan().prompts());
        }
        desk.happened(event, command.plan());
      }
    }
    store(tx, desk);
    fillLanes(tx, command.now());
  }

  public Decision handle(Handle tx, JobCommand command) {
    Desk desk = new Desk();
    desk.lay(jobs.lock(tx, List.of(command.jobId())), Map.of());
    Decision decision = decide(desk, command);
    if (command instanceof JobCommand.Cancel(var id, var forced, _, var now)
        && forced
        && decision instanceof Decision.Happened) {
      desk.abandon(images.cancelInFlight(tx, id), id, now);
    }
    store(tx, desk);
    fillLanes(tx, command.now());
    return decision;
  }

  /// What workers say, in the order in which they said it.
  public void report(Handle tx, List<Heard> heard, Instant now) {
    List<Report> reports = heard.stream().map(Heard::report).toList();
    Desk desk = new Desk();
    desk.lay(
        jobs.lock(tx, reports.stream().map(Report::jobId).distinct().toList()),
        images.load(tx, reports.stream().map(Report::imageId).distinct().toList()));
    heard.forEach(each -> each.within(() -> report(desk, each.report())));
    store(tx, desk);
    if (desk.changedJobs().keySet().stream().anyMatch(id -> desk.job(id) instanceof Job.Over)) {
      fillLanes(tx, now);
    }
  }

  private static void report(Desk desk, Report report) {
    // A report about a job or an image that is not here is about nobody.
    if (desk.job(report.jobId()) instanceof Job.Known job
        && desk.belongs(report.imageId(), report.jobId())) {
      Image.decide(desk.image(report.imageId()), report, job.plan().settings())
          .ifPresent(event -> {
            desk.happened(event, job.plan());
            decide(desk, new JobCommand.GoOn(report.jobId(), report.now()));
          });
    }
  }

  /// Starts what waits, as far as lanes are free.
  public void fillLanes(Handle tx, Instant now) {
    List<UUID> next = jobs.nextForLanes(tx, lanes, now);
    if (next.isEmpty()) {
      return;
    }
    Desk desk = new Desk();
    desk.lay(jobs.lock(tx, next), Map.of());
    next.forEach(id -> decide(desk, new JobCommand.Start(id, now)));
    store(tx, desk);
  }

  private static Decision decide(Desk desk, JobCommand command) {
    Job job = desk.job(command.jobId());
    Decision decision = Job.decide(job, command);
    if (decision instanceof Decision.Happened(var events) && job instanceof Job.Known known) {
      events.forEach(event -> desk.happened(event, known.plan()));
    }
    return decision;
  }

  private void store(Handle tx, Desk desk) {
    desk.changedJobs().forEach((id, marks) -> jobs.update(tx, id, desk.stored(id), marks));
    if (!desk.changedImages().isEmpty()) {
      images.save(tx, desk.changedImages());
    }
    announcer.announce(tx, desk.announcements());
  }
}
