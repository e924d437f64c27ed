package imagefactory.jobs.job;

import static imagefactory.jobs.job.Decision.happened;
import static imagefactory.jobs.job.Decision.nothing;
import static imagefactory.jobs.job.Decision.refused;

import imagefactory.contracts.JobEvent;
import imagefactory.contracts.JobStatus;
import imagefactory.jobs.job.Decision.Reason;
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

  /// Only its tombstone is left.
  record Deleted(Plan plan, Tally tally, JobStatus status) implements Known {}

  static Decision decide(Job job, JobCommand command) {
    return switch (job) {
      case Absent _ -> decideAbsent(command);
      case Queued queued -> decideQueued(queued, command);
      case Running running -> decideRunning(running, command);
      case Paused paused -> decidePaused(paused, command);
      case Over over -> decideOver(over, command);
      case Deleted _ -> decideDeleted(command);
    };
  }

  private static Decision decideAbsent(JobCommand command) {
    return command instanceof JobCommand.Submit submit ? happened(queued(submit)) : unknown();
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
      case JobCommand.Start(var id, var now) -> happened(new JobEvent.Started(id, now));
      // It has ordered nothing, so there is nothing to go on with, and no prompts are awaited.
      case JobCommand.GoOn _, JobCommand.TakePrompts _, JobCommand.DoWithoutPrompts _ -> nothing();
      case JobCommand.Pause _, JobCommand.Resume _ -> notRunning(job);
      case JobCommand.Cancel cancel -> happened(Ending.cancelled(job, cancel));
      case JobCommand.Prioritize(var id, var priority, var actor, var now) ->
          happened(new JobEvent.Prioritized(id, priority, actor, now));
      case JobCommand.Edit edit -> happened(edited(edit));
      case JobCommand.Delete _ -> notOver(job);
    };
  }

  private static Decision decideRunning(Running job, JobCommand command) {
    return switch (command) {
      case JobCommand.Submit _ -> alreadyThere();
      // Two lanes looked at the same time.
      case JobCommand.Start _ -> nothing();
      case JobCommand.GoOn goOn ->
          job.tally().allEnded()
              ? happened(Ending.of(job, goOn.now()))
              : new Decision.Happened(Ordering.next(job.plan(), job.tally(), goOn));
      case JobCommand.TakePrompts take -> took(job, take);
      case JobCommand.DoWithoutPrompts without -> gotNone(job, without);
      case JobCommand.Pause(var id, var actor, var now) ->
          happened(new JobEvent.Paused(id, actor, now));
      case JobCommand.Resume _ ->
          refused(Reason.JOB_NOT_PAUSED, "expected a paused job, but it is running");
      case JobCommand.Cancel cancel -> happened(Ending.cancelled(job, cancel));
      case JobCommand.Prioritize _ -> notQueued(job);
      case JobCommand.Edit edit -> happened(edited(edit));
      case JobCommand.Delete _ -> notOver(job);
    };
  }

  private static Decision decidePaused(Paused job, JobCommand command) {
    return switch (command) {
      case JobCommand.Submit _ -> alreadyThere();
      case JobCommand.Start _ -> nothing();
      // The last image may end while the job is paused: then the job is over as well.
      case JobCommand.GoOn goOn ->
          job.tally().allEnded() ? happened(Ending.of(job, goOn.now())) : nothing();
      case JobCommand.TakePrompts take -> took(job, take);
      case JobCommand.DoWithoutPrompts without -> gotNone(job, without);
      case JobCommand.Pause _ -> notRunning(job);
      case JobCommand.Resume(var id, var actor, var now) ->
          happened(new JobEvent.Resumed(id, actor, now));
      case JobCommand.Cancel cancel -> happened(Ending.cancelled(job, cancel));
      case JobCommand.Prioritize _ -> notQueued(job);
      case JobCommand.Edit edit -> happened(edited(edit));
      case JobCommand.Delete _ -> notOver(job);
    };
  }

  private static Decision decideOver(Over job, JobCommand command) {
    return switch (command) {
      case JobCommand.Submit _ -> alreadyThere();
      // The last images of a cancelled job still come in, or its prompts.
      case JobCommand.Start _,
          JobCommand.GoOn _,
          JobCommand.TakePrompts _,
          JobCommand.DoWithoutPrompts _ ->
          nothing();
      case JobCommand.Pause _, JobCommand.Resume _, JobCommand.Cancel _ ->
          refused(Reason.JOB_OVER, "expected a job that is not over, but it is " + word(job));
      case JobCommand.Prioritize _ -> notQueued(job);
      case JobCommand.Edit edit -> happened(edited(edit));
      case JobCommand.Delete(var id, var actor, var now) ->
          happened(new JobEvent.Deleted(id, actor, now));
    };
  }

  private static Decision decideDeleted(JobCommand command) {
    return switch (command) {
      // Its id stays taken.
      case JobCommand.Submit _ -> alreadyThere();
      // What the workers had in hand when it was deleted.
      case JobCommand.Start _,
          JobCommand.GoOn _,
          JobCommand.TakePrompts _,
          JobCommand.DoWithoutPrompts _ ->
          nothing();
      case JobCommand.Pause _,
          JobCommand.Resume _,
          JobCommand.Cancel _,
          JobCommand.Prioritize _,
          JobCommand.Edit _,
          JobCommand.Delete _ ->
          unknown();
    };
  }

  /// Prompts that come twice change nothing: what was ordered by the first stays so.
  private static Decision took(Known job, JobCommand.TakePrompts take) {
    return job.plan().ready()
        ? nothing()
        : happened(
            new JobEvent.PromptsWritten(
                take.jobId(), take.prompts().size(), take.model(), take.now()));
  }

  private static Decision gotNone(Known job, JobCommand.DoWithoutPrompts without) {
    return job.plan().ready() ? nothing() : happened(Ending.withoutPrompts(job, without));
  }

  private static JobEvent edited(JobCommand.Edit edit) {
    return new JobEvent.Edited(edit.jobId(), edit.label(), edit.tags(), edit.actor(), edit.now());
  }

  private static Decision unknown() {
    return refused(Reason.JOB_UNKNOWN, "expected the id of a job");
  }

  private static Decision alreadyThere() {
    return refused(Reason.JOB_EXISTS, "expected a new job id");
  }

  private static Decision notRunning(Known job) {
    return refused(Reason.JOB_NOT_RUNNING, "expected a running job, but it is " + word(job));
  }

  private static Decision notQueued(Known job) {
    return refused(Reason.JOB_NOT_QUEUED, "expected a queued job, but it is " + word(job));
  }

  private static Decision notOver(Known job) {
    return refused(
        Reason.JOB_NOT_OVER, "expected a job that is over, but it is " + word(job) + ": cancel it");
  }

  private static String word(Known job) {
    return job.status().name().toLowerCase(Locale.ROOT);
  }

  /// `plan` is only looked at where a job gets one: when it begins, and when its prompts come.
  static Job evolve(Job job, JobEvent event, Plan plan) {
    return switch (event) {
      case JobEvent.Queued _ -> new Queued(plan);
      case JobEvent.Started _, JobEvent.Resumed _ ->
          new Running(known(job).plan(), known(job).tally());
      case JobEvent.Paused _ -> new Paused(known(job).plan(), known(job).tally());
      case JobEvent.PromptsWritten _ -> with(known(job), plan, known(job).tally());
      case JobEvent.Completed _ -> over(job, known(job).tally(), JobStatus.COMPLETED);
      case JobEvent.Failed _ -> over(job, known(job).tally().breakRest(), JobStatus.FAILED);
      case JobEvent.Cancelled _ -> over(job, known(job).tally().cancelRest(), JobStatus.CANCELLED);
      case JobEvent.Deleted _ ->
          new Deleted(known(job).plan(), known(job).tally(), known(job).status());
      // Images are counted as they move.
      case JobEvent.OfImage _, JobEvent.Prioritized _, JobEvent.Edited _ -> job;
    };
  }

  /// An image of the job moved.
  static Job counted(Job job, Standing from, Standing to) {
    return from == to
        ? job
        : with(known(job), known(job).plan(), known(job).tally().moved(from, to));
  }

  private static Job with(Known job, Plan plan, Tally tally) {
    return switch (job) {
      case Running _ -> new Running(plan, tally);
      case Paused _ -> new Paused(plan, tally);
      case Over over -> new Over(plan, tally, over.status());
      case Deleted deleted -> new Deleted(plan, tally, deleted.status());
      case Queued _ -> throw new IllegalStateException("a queued job has no images to count");
    };
  }

  private static Job over(Job job, Tally tally, JobStatus status) {
    return new Over(known(job).plan(), tally, status);
  }

  private static Known known(Job job) {
    if (job instanceof Known known) {
      return known;
    }
    throw new IllegalStateException("expected a job that exists");
  }
}
