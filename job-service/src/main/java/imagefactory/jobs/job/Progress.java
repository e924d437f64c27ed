package imagefactory.jobs.job;

import imagefactory.contracts.JobStatus;

/// How far a job is, derived from its counters alone: initialization takes the first fifth, the
/// images the rest, and only success is 100 %.
public record Progress(int percent, Stage step, Generation generation) {
  private static final int INITIALIZING = 10;
  private static final int INITIALIZED = 20;

  /// What the job is at.
  public enum Stage {
    INITIALIZATION,
    IMAGE_GENERATION
  }

  /// The generation whose images are coming in now, counted from 1.
  public record Generation(int current, int total, int percent) {}

  /// `started` is false for a job that never left the queue. While nothing is ordered, the prompts
  /// are being written.
  public static Progress of(JobStatus status, boolean started, Tally tally, int variations) {
    if (!started || tally.ordered() == 0) {
      return new Progress(
          started ? INITIALIZING : 0, Stage.INITIALIZATION, generation(0, tally, variations));
    }
    int made = tally.successful() + tally.failed();
    return new Progress(
        status == JobStatus.COMPLETED ? 100 : Math.min(99, percent(made, tally)),
        Stage.IMAGE_GENERATION,
        generation(made, tally, variations));
  }

  private static int percent(int made, Tally tally) {
    return INITIALIZED + (100 - INITIALIZED) * made / tally.total();
  }

  private static Generation generation(int made, Tally tally, int variations) {
    int total = tally.total() / variations;
    return made >= tally.total()
        ? new Generation(total, total, 100)
        : new Generation(made / variations + 1, total, 100 * (made % variations) / variations);
  }
}
