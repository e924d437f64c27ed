package imagefactory.jobs.desk;

import imagefactory.contracts.ImageCommand;
import imagefactory.contracts.JobEvent;
import imagefactory.contracts.Message;
import imagefactory.contracts.QcCommand;
import imagefactory.jobs.image.Image;
import imagefactory.jobs.image.NextOrder;
import imagefactory.jobs.image.Report;
import imagefactory.jobs.image.Review;
import imagefactory.jobs.job.Decision;
import imagefactory.jobs.job.Job;
import imagefactory.jobs.job.JobCommand;
import imagefactory.jobs.job.Plan;
import imagefactory.jobs.job.Standing;
import imagefactory.kit.trace.Correlation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where the decisions of one transaction are made and what follows from them is gathered.
public final class Desk {
  private final Shares shares;
  private final Map<UUID, StoredJob> jobs = new HashMap<>();
  private final Map<UUID, StoredImage> images = new HashMap<>();
  private final List<NewJob> begun = new ArrayList<>();
  private final Map<UUID, Marks> marks = new LinkedHashMap<>();
  private final List<Changes.Edit> edits = new ArrayList<>();
  private final Set<UUID> orderedImages = new LinkedHashSet<>();
  private final Set<UUID> changedImages = new LinkedHashSet<>();
  private final Set<UUID> forgotten = new LinkedHashSet<>();
  private final Set<UUID> promptsWanted = new LinkedHashSet<>();
  private final Set<UUID> promptsUnwanted = new LinkedHashSet<>();
  private final List<AuditEntry> audit = new ArrayList<>();
  private final List<Announcement> announcements = new ArrayList<>();
  private boolean aLaneCameFree;
  private boolean aRetryEnded;

  public Desk(Shares shares) {
    this.shares = shares;
  }

  public void layJobs(Map<UUID, StoredJob> loaded) {
    jobs.putAll(loaded);
  }

  public void layImages(Collection<StoredImage> loaded) {
    loaded.forEach(image -> images.put(image.id(), image));
  }

  public Decision submit(JobCommand.Submit command) {
    Decision decision = Job.decide(job(command.jobId()), command);
    audit.add(AuditEntry.of(command, decision));
    if (decision instanceof Decision.Happened(var events)) {
      for (JobEvent event : events) {
        if (event instanceof JobEvent.Queued queued) {
          begun.add(new NewJob(queued, command.plan().prompts(), command.chain()));
        }
        happened(event, command.plan());
      }
    }
    return decision;
  }

  public Decision handle(JobCommand command) {
    Decision decision = Job.decide(job(command.jobId()), command);
    if (command instanceof JobCommand.Asked asked) {
      audit.add(AuditEntry.of(asked, decision));
    }
    if (decision instanceof Decision.Happened(var events)
        && job(command.jobId()) instanceof Job.Known job) {
      Plan plan =
          command instanceof JobCommand.TakePrompts take
              ? job.plan().with(take.prompts())
              : job.plan();
      events.forEach(event -> happened(event, plan));
      goOn(command.jobId(), command.now());
    }
    return decision;
  }

  /// What a worker says. About a job or an image that is not here it is about nobody.
  public void hear(Report report) {
    if (job(report.jobId()) instanceof Job.Known job && belongs(report.imageId(), report.jobId())) {
      Image.decide(image(report.imageId()), report, job.plan().settings())
          .ifPresent(event -> {
            happened(event, job.plan());
            goOn(report.jobId(), report.now());
          });
    }
  }

  public Decision review(Review review) {
    boolean ours = belongs(review.imageId(), review.jobId());
    Decision decision = Review.decide(ours ? image(review.imageId()) : new Image.Absent(), review);
    if (review instanceof Review.Asked asked) {
      audit.add(AuditEntry.of(asked, decision));
    }
    if (decision instanceof Decision.Happened(var events)
        && job(review.jobId()) instanceof Job.Known job) {
      events.forEach(event -> happened(event, job.plan()));
    }
    return decision;
  }

  /// The job is deleted: the files of its images go.
  public void discard(UUID jobId, List<UUID> imageIds, Instant now) {
    imageIds.forEach(id -> announce(new ImageCommand.Discard(id, jobId), now, null));
    forgotten.add(jobId);
  }

  private void goOn(UUID jobId, Instant now) {
    if (job(jobId) instanceof Job.Known job) {
      int share = job.tally().allOrdered() ? 0 : shares.of(job.plan().settings().provider().name());
      var goOn = new JobCommand.GoOn(jobId, share, now);
      if (Job.decide(job, goOn) instanceof Decision.Happened(var events)) {
        events.forEach(event -> happened(event, job.plan()));
      }
    }
  }

  private void happened(JobEvent event, Plan plan) {
    UUID id = event.jobId();
    StoredJob before = jobs.get(id);
    long sequence = before == null ? 1 : before.sequence() + 1;
    Job job = Job.evolve(job(id), event, plan);
    if (event instanceof JobEvent.OfImage ofImage) {
      job = counted(job, ofImage, plan);
    }
    if (!(job instanceof Job.Known known)) {
      throw new IllegalStateException("expected that a job exists after " + event);
    }
    jobs.put(id, new StoredJob(known, sequence));
    marks.merge(id, Marks.NONE.with(event), (earlier, _) -> earlier.with(event));
    announce(event, event.at(), sequence);
    Narration.of(event).ifPresent(line -> announce(line, event.at(), null));
    follow(event, plan);
  }

  /// The image moves, and with it the job's counters. One that is deleted stays counted as it was.
  private Job counted(Job job, JobEvent.OfImage event, Plan plan) {
    StoredImage before =
        event instanceof JobEvent.ImageOrdered ordered
            ? new StoredImage(
                ordered.imageId(), ordered.jobId(), ordered.index(), new Image.Absent())
            : known(event.imageId());
    StoredImage after = before.with(Image.evolve(before.image(), event, plan.settings()));
    keep(after);
    if (event instanceof JobEvent.ImageOrdered) {
      orderedImages.add(event.imageId());
    }
    aRetryEnded |= before.image() instanceof Image.Retrying;
    return event instanceof JobEvent.ImageDeleted
        ? job
        : Job.counted(job, before.image().standing(), after.image().standing());
  }

  private void follow(JobEvent event, Plan plan) {
    switch (event) {
      case JobEvent.OfImage ofImage -> {
        StoredImage now = known(ofImage.imageId());
        NextOrder.after(ofImage, now.image(), now.index(), plan)
            .ifPresent(order -> announce(order, event.at(), null));
      }
      case JobEvent.Started _ -> {
        shares.joined(plan.settings().provider().name());
        if (!plan.ready()) {
          promptsWanted.add(event.jobId());
        }
      }
      case JobEvent.Resumed _ -> shares.joined(plan.settings().provider().name());
      case JobEvent.Completed _ -> aLaneCameFree = true;
      case JobEvent.Failed _ -> aLaneCameFree = true;
      case JobEvent.Cancelled cancelled -> cancelled(cancelled, plan);
      case JobEvent.Prioritized _,
          JobEvent.Edited _,
          JobEvent.PromptsWritten _,
          JobEvent.Deleted _ ->
          edits.add(new Changes.Edit(event, plan));
      case JobEvent.Queued _, JobEvent.Paused _ -> {}
    }
  }

  private void cancelled(JobEvent.Cancelled event, Plan plan) {
    aLaneCameFree = true;
    if (!plan.ready()) {
      promptsUnwanted.add(event.jobId());
    }
    if (event.forced()) {
      List.copyOf(images.values()).stream()
          .filter(image -> image.jobId().equals(event.jobId()))
          .filter(image -> image.image().standing() == Standing.IN_FLIGHT)
          .forEach(image -> giveUp(image, event.at()));
    }
  }

  /// Tells the workers that nobody waits for this image any more.
  private void giveUp(StoredImage image, Instant at) {
    keep(image.with(image.image().givenUp()));
    StoredJob stored = stored(image.jobId());
    if (Job.counted(stored.job(), Standing.IN_FLIGHT, Standing.CANCELLED)
        instanceof Job.Known after) {
      jobs.put(image.jobId(), new StoredJob(after, stored.sequence()));
    }
    announce(new ImageCommand.Abandon(image.id(), image.jobId(), "cancelled"), at, null);
    announce(new QcCommand.Abandon(image.id(), image.jobId(), "cancelled"), at, null);
  }

  private void keep(StoredImage image) {
    images.put(image.id(), image);
    changedImages.add(image.id());
  }

  private void announce(Message message, Instant at, @Nullable Long sequence) {
    announcements.add(
        new Announcement(message, at, sequence, Correlation.traceparent().orElse(null)));
  }

  private Job job(UUID id) {
    StoredJob stored = jobs.get(id);
    return stored == null ? Job.ABSENT : stored.job();
  }

  private Image image(UUID id) {
    StoredImage stored = images.get(id);
    return stored == null ? new Image.Absent() : stored.image();
  }

  /// Whether the image is this job's: what mixes them up is about nobody. A deleted job has none.
  private boolean belongs(UUID imageId, UUID jobId) {
    StoredImage stored = images.get(imageId);
    return stored != null && stored.jobId().equals(jobId) && !(job(jobId) instanceof Job.Deleted);
  }

  private StoredImage known(UUID imageId) {
    StoredImage stored = images.get(imageId);
    if (stored == null) {
      throw new IllegalStateException("expected image " + imageId + " on the desk");
    }
    return stored;
  }

  private StoredJob stored(UUID jobId) {
    StoredJob stored = jobs.get(jobId);
    if (stored == null) {
      throw new IllegalStateException("expected job " + jobId + " on the desk");
    }
    return stored;
  }

  public boolean aLaneCameFree() {
    return aLaneCameFree;
  }

  public boolean aRetryEnded() {
    return aRetryEnded;
  }

  public Changes changes() {
    Map<UUID, Changes.Changed> changedJobs = new LinkedHashMap<>();
    marks.forEach((id, mark) -> changedJobs.put(id, new Changes.Changed(stored(id), mark)));
    return new Changes(
        begun,
        changedJobs,
        edits,
        orderedImages.stream().map(this::known).toList(),
        changedImages.stream().filter(id -> !orderedImages.contains(id)).map(this::known).toList(),
        forgotten,
        promptsWanted,
        promptsUnwanted,
        audit,
        announcements);
  }
}
