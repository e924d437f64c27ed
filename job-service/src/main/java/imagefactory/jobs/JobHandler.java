package imagefactory.jobs;

import imagefactory.contracts.JobRefused;
import imagefactory.jobs.desk.Announcement;
import imagefactory.jobs.desk.Changes;
import imagefactory.jobs.desk.Desk;
import imagefactory.jobs.desk.Heard;
import imagefactory.jobs.desk.Ledger;
import imagefactory.jobs.desk.Shares;
import imagefactory.jobs.desk.StoredImage;
import imagefactory.jobs.image.Report;
import imagefactory.jobs.image.Review;
import imagefactory.jobs.job.Decision;
import imagefactory.jobs.job.JobCommand;
import imagefactory.kit.trace.Correlation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The one way through this service: load, decide, store with outbox. One transaction, which is the
/// ledger's.
@ApplicationScoped
public class JobHandler {
  private final int lanes;
  private final int retriesAtOnce;
  private final int providerWindow;

  JobHandler(
      @ConfigProperty(name = "factory.lanes") int lanes,
      @ConfigProperty(name = "factory.retries-at-once") int retriesAtOnce,
      @ConfigProperty(name = "factory.provider-window") int providerWindow) {
    this.lanes = lanes;
    this.retriesAtOnce = retriesAtOnce;
    this.providerWindow = providerWindow;
  }

  /// With its limits given, not configured.
  public static JobHandler with(int lanes, int retriesAtOnce, int providerWindow) {
    return new JobHandler(lanes, retriesAtOnce, providerWindow);
  }

  /// Takes a new job in, and starts it at once where a lane is free.
  public Decision submit(Ledger ledger, JobCommand.Submit command) {
    return submitAll(ledger, List.of(command), command.now()).getFirst();
  }

  public List<Decision> submitAll(Ledger ledger, List<JobCommand.Submit> commands, Instant now) {
    Desk desk = desk(ledger);
    desk.layJobs(ledger.lock(commands.stream().map(JobCommand::jobId).toList()));
    List<Decision> decisions = commands.stream().map(desk::submit).toList();
    ledger.save(desk.changes());
    fillLanes(ledger, now);
    return decisions;
  }

  public Decision handle(Ledger ledger, JobCommand command) {
    Desk desk = desk(ledger);
    desk.layJobs(ledger.lock(List.of(command.jobId())));
    if (command instanceof JobCommand.Cancel cancel && cancel.forced()) {
      desk.layImages(ledger.inFlight(cancel.jobId()));
    }
    Decision decision = desk.handle(command);
    if (command instanceof JobCommand.Delete(var id, _, var now)
        && decision instanceof Decision.Happened) {
      desk.discard(id, ledger.imagesOf(id), now);
    }
    ledger.save(desk.changes());
    if (desk.aLaneCameFree()) {
      fillLanes(ledger, command.now());
    }
    return decision;
  }

  /// What would be answered now; nothing of it happens.
  public Decision wouldHandle(Ledger ledger, JobCommand command) {
    Desk desk = desk(ledger);
    desk.layJobs(ledger.lock(List.of(command.jobId())));
    return desk.handle(command);
  }

  /// What people ask of images of one job, each answered by itself.
  public List<Decision> review(
      Ledger ledger, UUID jobId, List<? extends Review> asked, Instant now) {
    Desk desk = desk(ledger);
    desk.layJobs(ledger.lock(List.of(jobId)));
    desk.layImages(ledger.images(asked.stream().map(Review::imageId).toList()).values());
    List<Decision> decisions = asked.stream().map(desk::review).toList();
    ledger.save(desk.changes());
    fillRetries(ledger, now);
    return decisions;
  }

  /// What workers say, in the order in which they said it.
  public void report(Ledger ledger, List<Heard> heard, Instant now) {
    List<Report> reports = heard.stream().map(Heard::report).toList();
    Desk desk = desk(ledger);
    desk.layJobs(ledger.lock(reports.stream().map(Report::jobId).distinct().toList()));
    desk.layImages(
        ledger.images(reports.stream().map(Report::imageId).distinct().toList()).values());
    heard.forEach(each -> each.within(() -> desk.hear(each.report())));
    ledger.save(desk.changes());
    if (desk.aLaneCameFree()) {
      fillLanes(ledger, now);
    }
    if (desk.aRetryEnded()) {
      fillRetries(ledger, now);
    }
  }

  /// Starts what waits, as far as lanes are free.
  public void fillLanes(Ledger ledger, Instant now) {
    List<UUID> next = ledger.nextForLanes(lanes, now);
    if (next.isEmpty()) {
      return;
    }
    Desk desk = desk(ledger);
    desk.layJobs(ledger.lock(next));
    next.forEach(id -> desk.handle(new JobCommand.Start(id, now)));
    ledger.save(desk.changes());
  }

  public void fillRetries(Ledger ledger, Instant now) {
    List<StoredImage> next = ledger.nextRetries(retriesAtOnce);
    if (next.isEmpty()) {
      return;
    }
    Desk desk = desk(ledger);
    desk.layJobs(ledger.lock(next.stream().map(StoredImage::jobId).distinct().toList()));
    desk.layImages(next);
    next.forEach(image -> desk.review(new Review.StartRetry(image.jobId(), image.id(), now)));
    ledger.save(desk.changes());
  }

  /// Answers a request that came over Kafka and is not granted.
  public void refuse(Ledger ledger, JobRefused answer) {
    ledger.save(
        Changes.saying(
            new Announcement(answer, answer.at(), null, Correlation.traceparent().orElse(null))));
  }

  private Desk desk(Ledger ledger) {
    return new Desk(new Shares(providerWindow, ledger::runningByProvider));
  }
}
