package imagefactory.jobs.job;

import imagefactory.contracts.JobEvent;
import java.time.Instant;

/// How a job comes to its end, with the counters that it ends with.
final class Ending {
  private Ending() {}

  /// A rejected image is an answer; a job in which the machinery failed every image is a failure.
  static JobEvent of(Job.Known job, Instant now) {
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

  static JobEvent withoutPrompts(Job.Known job, JobCommand.DoWithoutPrompts without) {
    Tally after = job.tally().breakRest();
    return new JobEvent.Failed(
        without.jobId(),
        without.code(),
        without.message(),
        after.successful(),
        after.failed(),
        without.now());
  }

  /// What is in flight is given up only by force.
  static JobEvent cancelled(Job.Known job, JobCommand.Cancel command) {
    Tally rest = job.tally().cancelRest();
    Tally after = command.forced() ? rest.cancelInFlight() : rest;
    return new JobEvent.Cancelled(
        command.jobId(),
        command.forced(),
        after.successful(),
        after.failed(),
        after.cancelled(),
        command.actor(),
        command.now());
  }
}
