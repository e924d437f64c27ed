package imagefactory.history.timeline;

import imagefactory.contracts.ExternalJobEvent;
import imagefactory.contracts.JobStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Jobs of other services, as these tell them. Each event says what it knows; what it does not
/// mention stays as it was.
public final class ExternalJobs implements Projection<Reported, Item> {
  @Override
  public Job begin(Told<Reported> first) {
    Reported told = first.event();
    if (told == null) {
      throw new IllegalStateException("expected an external event of a known type");
    }
    return Job.of(
        first.jobId(), new Job.Origin(told.source(), told.subject(), told.event().kind()));
  }

  @Override
  public Touch touches(Reported told) {
    ExternalJobEvent.Item item = told.event().item();
    return item == null
        ? Touch.NONE
        : new Touch.One(
            DerivedId.ofItem(DerivedId.ofJob(told.source(), told.subject()), item.id()));
  }

  @Override
  public void tell(Story<Item> story, Told<Reported> told, Reported report) {
    ExternalJobEvent event = report.event();
    if (event.item() != null) {
      tellItem(story, told, event.item());
    }
    Job job = described(story.job(), report);
    // By time alone nothing leaves a job that is over: the later event may just have a later clock.
    boolean stays = job.lifecycle().status().over() && told.sequence() == null;
    story.now(stays ? job : job.with(moved(job.lifecycle(), report, told.at())));
  }

  private static void tellItem(Story<Item> story, Told<Reported> told, ExternalJobEvent.Item item) {
    UUID id = DerivedId.ofItem(told.jobId(), item.id());
    Item known = story.piece(id);
    Item after =
        known == null
            ? new Item(
                id, told.jobId(), item.id(), item.status(), item.attributes(), told.at(), told.at())
            : known.now(item.status(), item.attributes(), told.at());
    story.now(after);
  }

  private static Job described(Job job, Reported report) {
    ExternalJobEvent event = report.event();
    Job.Heading heading = job.heading();
    Counters counters = job.counters();
    UUID parent =
        event.parent() == null
            ? heading.parentId()
            : DerivedId.ofJob(report.source(), event.parent());
    List<String> tags = event.tags().isEmpty() ? heading.tags() : event.tags();
    return job.with(new Job.Origin(report.source(), report.subject(), event.kind()))
        .with(new Job.Heading(or(event.label(), heading.label()), tags, null, parent, null))
        .with(
            new Counters(
                or(event.total(), counters.total()),
                or(event.successful(), counters.successful()),
                or(event.failed(), counters.failed()),
                0))
        .with(Item.merged(job.attributes(), event.attributes()));
  }

  private static Job.Lifecycle moved(Job.Lifecycle now, Reported report, Instant at) {
    ExternalJobEvent.Problem error = report.event().error();
    return switch (report.what()) {
      case QUEUED -> now.queued(at, null);
      case STARTED -> now.started(at);
      case PROGRESSED -> now.status() == JobStatus.QUEUED ? now.started(at) : now;
      case ITEM, LOG -> now;
      case PAUSED -> now.now(JobStatus.PAUSED);
      case RESUMED -> now.now(JobStatus.RUNNING);
      case COMPLETED -> now.over(JobStatus.COMPLETED, at, null, null);
      case CANCELLED -> now.over(JobStatus.CANCELLED, at, null, null);
      case FAILED ->
          now.over(
              JobStatus.FAILED,
              at,
              error == null ? null : error.code(),
              error == null ? null : error.message());
    };
  }

  private static <T extends @Nullable Object> T or(@Nullable T told, T known) {
    return told == null ? known : told;
  }
}
