package imagefactory.history.timeline;

import imagefactory.contracts.ImageStatus;
import imagefactory.contracts.JobEvent;
import imagefactory.contracts.JobStatus;
import java.time.Instant;

/// The factory's own jobs, as job-service tells them.
public final class ImageJobs implements Projection<JobEvent, Image> {
  public static final Job.Origin ORIGIN = new Job.Origin("/image-factory/jobs", null, "image");

  @Override
  public Job begin(Told<JobEvent> first) {
    return Job.of(first.jobId(), ORIGIN);
  }

  @Override
  public Touch touches(JobEvent event) {
    return switch (event) {
      case JobEvent.OfImage ofImage -> new Touch.One(ofImage.imageId());
      case JobEvent.Cancelled cancelled -> cancelled.forced() ? Touch.ALL : Touch.NONE;
      case JobEvent.Deleted _ -> Touch.ALL;
      case JobEvent.Queued _,
          JobEvent.Prioritized _,
          JobEvent.Edited _,
          JobEvent.PromptsWritten _,
          JobEvent.Started _,
          JobEvent.Paused _,
          JobEvent.Resumed _,
          JobEvent.Completed _,
          JobEvent.Failed _ ->
          Touch.NONE;
    };
  }

  @Override
  public void tell(Story<Image> story, Told<JobEvent> told, JobEvent event) {
    Job job = story.job();
    Job.Lifecycle lifecycle = job.lifecycle();
    Instant at = told.at();
    switch (event) {
      case JobEvent.Queued e -> story.now(queued(job, e, at));
      case JobEvent.Prioritized _ -> {} // the queue is job-service's to show
      case JobEvent.Edited e -> story.now(job.with(job.heading().named(e.label(), e.tags())));
      // Which prompt an image got is told when it is ordered.
      case JobEvent.PromptsWritten _ -> story.now(job.prompted());
      case JobEvent.Started _ -> story.now(job.with(lifecycle.started(at)));
      case JobEvent.Paused _ -> story.now(job.with(lifecycle.now(JobStatus.PAUSED)));
      case JobEvent.Resumed _ -> story.now(job.with(lifecycle.now(JobStatus.RUNNING)));
      case JobEvent.Completed e ->
          story.now(
              job.with(lifecycle.over(JobStatus.COMPLETED, at, null, null))
                  .with(ended(job, e.successful(), e.failed(), 0)));
      case JobEvent.Failed e ->
          story.now(
              job.with(lifecycle.over(JobStatus.FAILED, at, e.code(), e.message()))
                  .with(ended(job, e.successful(), e.failed(), 0)));
      case JobEvent.Cancelled e -> cancel(story, e, at);
      case JobEvent.Deleted _ -> {
        story.now(job.gone());
        story.changeAll(image -> image.deleted() ? image : image.gone(at));
      }
      case JobEvent.OfImage e -> tellImage(story, e, at);
    }
  }

  private static Job queued(Job job, JobEvent.Queued e, Instant at) {
    return job.with(new Job.Heading(e.label(), e.tags(), e.configurationId(), null, e.rerunOf()))
        .with(job.lifecycle().queued(at, e.scheduledAt()))
        .with(job.counters().of(e.totalImages()))
        .with(e.settings());
  }

  private static Counters ended(Job job, int successful, int failed, int cancelled) {
    return new Counters(job.counters().total(), successful, failed, cancelled);
  }

  private static void cancel(Story<Image> story, JobEvent.Cancelled e, Instant at) {
    Job job = story.job();
    story.now(
        job.with(job.lifecycle().over(JobStatus.CANCELLED, at, null, null))
            .with(ended(job, e.successful(), e.failed(), e.cancelled())));
    if (e.forced()) {
      story.changeAll(image ->
          image.status() == ImageStatus.PENDING ? image.now(ImageStatus.CANCELLED, at) : image);
    }
  }

  private static void tellImage(Story<Image> story, JobEvent.OfImage event, Instant at) {
    Image known = story.piece(event.imageId());
    Image before = known == null ? Image.of(event.imageId(), event.jobId(), at) : known;
    Image after = next(before, event, at);
    // What a deleted job still does is not shown.
    boolean hidden = story.job().deleted() && !after.deleted();
    story.now(hidden ? after.gone(at) : after);
    // An image has its prompt, even if the event that says so has not come.
    Job job = story.job().prompted();
    story.now(job.with(job.counters().moved(before.status(), after.status())));
  }

  private static Image next(Image image, JobEvent.OfImage event, Instant at) {
    return switch (event) {
      case JobEvent.ImageOrdered e ->
          image.ordered(
              new Image.Brief(e.index(), e.generation(), e.prompt(), e.seed(), e.aspectRatio()),
              e.provider(),
              at);
      case JobEvent.ImageGenerated e -> image.generated(e.temp(), e.provider(), e.cost(), at);
      case JobEvent.ImageFailed e ->
          image.failed(ImageStatus.FAILED, new Image.Failure(e.step(), e.code(), e.message()), at);
      case JobEvent.ImageJudged e -> image.judged(e.passed(), e.reason(), at);
      case JobEvent.ImageApproved e ->
          image.approved(
              e.file(),
              new Image.Finish(e.metadata(), e.processing(), e.notApplied(), e.warnings()),
              at);
      case JobEvent.RetryRequested e -> image.retryRequested(e.processing(), at);
      case JobEvent.RetryStarted _ -> image.now(ImageStatus.PROCESSING, at);
      case JobEvent.RetryFailed e ->
          image.failed(
              ImageStatus.RETRY_FAILED, new Image.Failure(e.step(), e.code(), e.message()), at);
      case JobEvent.ImageDeleted _ -> image.gone(at);
    };
  }
}
