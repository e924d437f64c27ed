package imagefactory.jobs.job;

import static imagefactory.jobs.job.Decision.happened;
import static imagefactory.jobs.job.Decision.nothing;
import static imagefactory.jobs.job.Decision.refused;

import imagefactory.contracts.JobEvent;
import imagefactory.contracts.JobStatus;
import imagefactory.jobs.job.Decision.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One execution of a configuration. It counts its images without holding them, so a job of ten
/// thousand weighs as much as a job of one.
public sealed interface Job {
  Job ABSENT = new Absent();

  record Absent() implements Job {}

  /// A job that exists, whatever it does.
  sealed interface Known extends Job {
    Plan plan();

    Tally tally();

    JobStatus status();
  }

  record Queued(Plan plan) implements Known {
    @Override
    public Tally tally() {
      return Tally.of(plan.total());
    }

    @Override
    public JobStatus status() {
      return JobStatus.QUEUED;
    }
  }

  record Running(Plan plan, Tally tally) implements Known {
    @Override
    public JobStatus status() {
      return JobStatus.RUNNING;
    }
  }

  /// Orders nothing new; what is in flight goes on. It keeps its lane.
  record Paused(Plan plan, Tally tally) implements Known {
    @Override
    public JobStatus status() {
      return JobStatus.PAUSED;
    }
  }

  record Over(Plan plan, Tally tally, JobStatus status) implements Known {}

  static Decision decide(Job job, JobCommand command) {
    return switch (job) {
      case Absent _ -> decideAbsent(command);
      case Queued queued -> decideQueued(queued, command);
      case Running running -> decideRunning(running, command);
      case Paused paused -> decidePaused(paused, command);
      case Over over -> decideOver(over, command);
    };
  }

  private static Decision decideAbsent(JobCommand command) {
    return switch (command) {
      case JobCommand.Submit submit -> happened(queued(submit));
      case JobCommand.Start _,
          JobCommand.GoOn _,
          JobCommand.Pause _,
          JobCommand.Resume _,
          JobCommand.Cancel _ ->
          refused(Reason.JOB_UNKNOWN, "expected the id of a job");
    };
  }

  private static JobEvent queued(JobCommand.Submit submit) {
    return new JobEvent.Queued(
        submit.jobId(),
        submit.label() != null ? submit.label() : Labels.of(submit.now()),
        submit.tags(),
        submit.configurationId(),
        submit.rerunOf(),
        submit.priority(),
        submit.scheduledAt(),
        submit.plan().total(),
        submit.plan().settings(),
        submit.actor(),
        submit.now());
  }

  private static Decision decideQueued(Queued job, JobCommand command) {
    return switch (command) {
      case JobCommand.Submit _ -> alreadyThere();
      case JobCommand.Start(var id, var now) -> {
        var started = new JobEvent.Started(id, now);
        yield and(started, goOn(new Running(job.plan(), job.tally()), now));
      }
      // It has ordered nothing, so there is nothing to go on with.
      case JobCommand.GoOn _ -> nothing();
      case JobCommand.Pause _, JobCommand.Resume _ -> notRunning(job);
      case JobCommand.Cancel cancel -> happened(cancelled(job, cancel));
    };
  }

  private static Decision decideRunning(Running job, JobCommand command) {
    return switch (command) {
      case JobCommand.Submit _ -> alreadyThere();
      // Two lanes looked at the same time.
      case JobCommand.Start _ -> nothing();
      case JobCommand.GoOn(_, var now) -> new Decision.Happened(goOn(job, now));
      case JobCommand.Pause(var id, var actor, var now) ->
          happened(new JobEvent.Paused(id, actor, now));
      case JobCommand.Resume _ ->
          refused(Reason.JOB_NOT_PAUSED, "expected a paused job, but it is running");
      case JobCommand.Cancel cancel -> happened(cancelled(job, cancel));
    };
  }

  private static Decision decidePaused(Paused job, JobCommand command) {
    return switch (command) {
      case JobCommand.Submit _ -> alreadyThere();
      case JobCommand.Start _ -> nothing();
      // The last image may end while the job is paused: then the job is over as well.
      case JobCommand.GoOn(_, var now) ->
          job.tally().allEnded() ? happened(end(job, now)) : nothing();
      case JobCommand.Pause _ -> notRunning(job);
      case JobCommand.Resume(var id, var actor, var now) -> {
        var resumed = new JobEvent.Resumed(id, actor, now);
        yield and(resumed, goOn(new Running(job.plan(), job.tally()), now));
      }
      case JobCommand.Cancel cancel -> happened(cancelled(job, cancel));
    };
  }

  private static Decision decideOver(Over job, JobCommand command) {
    return switch (command) {
      case JobCommand.Submit _ -> alreadyThere();
      case JobCommand.Start _ -> nothing();
      // The last images of a cancelled job still come in.
      case JobCommand.GoOn _ -> nothing();
      case JobCommand.Pause _, JobCommand.Resume _, JobCommand.Cancel _ ->
          refused(Reason.JOB_OVER, "expected a job that is not over, but it is " + word(job));
    };
  }

  /// Orders the next images as far as the window allows, or ends the job after its last one.
  private static List<JobEvent> goOn(Running job, Instant now) {
    if (job.tally().allEnded()) {
      return List.of(end(job, now));
    }
    List<JobEvent> orders = new ArrayList<>();
    int next = job.tally().ordered();
    for (int i = next; i < next + job.tally().room(job.plan().window()); i++) {
      orders.add(ordered(job.plan(), job.plan().image(i), now));
    }
    return orders;
  }

  private static JobEvent ordered(Plan plan, PlannedImage image, Instant now) {
    return new JobEvent.ImageOrdered(
        plan.jobId(),
        image.id(),
        image.index(),
        image.generation(),
        image.prompt(),
        image.seed(),
        image.aspectRatio(),
        plan.settings().provider().name(),
        now);
  }

  /// A rejected image is an answer; a job in which the machinery failed every image is a failure.
  private static JobEvent end(Known job, Instant now) {
    Tally tally = job.tally();
    return tally.allBroken()
        ? new JobEvent.Failed(
            job.plan().jobId(),
            "no_image_came",
            "none of the %d images could be made".formatted(tally.total()),
            tally.successful(),
            tally.failed(),
            now)
        : new JobEvent.Completed(job.plan().jobId(), tally.successful(), tally.failed(), now);
  }

  private static JobEvent cancelled(Known job, JobCommand.Cancel command) {
    Tally after = job.tally().cancel(command.forced());
    return new JobEvent.Cancelled(
        command.jobId(),
        command.forced(),
        after.successful(),
        after.failed(),
        after.cancelled(),
        command.actor(),
        command.now());
  }

  private static Decision alreadyThere() {
    return refused(Reason.JOB_EXISTS, "expected a new job id");
  }

  private static Decision notRunning(Known job) {
    return refused(Reason.JOB_NOT_RUNNING, "expected a running job, but it is " + word(job));
  }

  private static String word(Known job) {
    return job.status().name().toLowerCase(Locale.ROOT);
  }

  private static Decision and(JobEvent first, List<JobEvent> rest) {
    List<JobEvent> all = new ArrayList<>();
    all.add(first);
    all.addAll(rest);
    return new Decision.Happened(all);
  }

  /// `plan` is only looked at when the job begins; the event carries the same settings.
  static Job evolve(Job job, JobEvent event, Plan plan) {
    return switch (event) {
      case JobEvent.Queued _ -> new Queued(plan);
      case JobEvent.Started _ -> new Running(known(job).plan(), known(job).tally());
      case JobEvent.Paused _ -> new Paused(known(job).plan(), known(job).tally());
      case JobEvent.Resumed _ -> new Running(known(job).plan(), known(job).tally());
      case JobEvent.Completed _ -> over(job, JobStatus.COMPLETED);
      case JobEvent.Failed _ -> over(job, JobStatus.FAILED);
      case JobEvent.Cancelled cancelled ->
          new Over(
              known(job).plan(),
              known(job).tally().cancel(cancelled.forced()),
              JobStatus.CANCELLED);
      case JobEvent.ImageOrdered _ -> counted(job, known(job).tally().order());
      case JobEvent.ImageApproved _ -> counted(job, known(job).tally().succeed());
      case JobEvent.ImageFailed _ -> counted(job, known(job).tally().breakDown());
      case JobEvent.ImageJudged judged ->
          judged.passed() ? job : counted(job, known(job).tally().reject());
      case JobEvent.ImageGenerated _ -> job;
      // These change nothing that a decision looks at.
      case JobEvent.Prioritized _,
          JobEvent.Deleted _,
          JobEvent.RetryRequested _,
          JobEvent.RetryStarted _,
          JobEvent.RetryFailed _,
          JobEvent.ImageDeleted _ ->
          job;
    };
  }

  private static Job counted(Job job, Tally tally) {
    return switch (known(job)) {
      case Running running -> new Running(running.plan(), tally);
      case Paused paused -> new Paused(paused.plan(), tally);
      case Over over -> new Over(over.plan(), tally, over.status());
      case Queued _ -> throw new IllegalStateException("a queued job has no images to count");
    };
  }

  private static Job over(Job job, JobStatus status) {
    return new Over(known(job).plan(), known(job).tally(), status);
  }

  private static Known known(Job job) {
    if (job instanceof Known known) {
      return known;
    }
    throw new IllegalStateException("expected a job that exists");
  }
}
