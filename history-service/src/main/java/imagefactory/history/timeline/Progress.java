package imagefactory.history.timeline;

import imagefactory.contracts.JobStatus;
import org.jspecify.annotations.Nullable;

/// How far a job is. Up to 20 % it is being prepared, its prompts are half of that; the images are
/// the rest. Only a completed job is at 100 %.
public record Progress(int percent, @Nullable String step, @Nullable Generation generation) {
  private static final int STARTED = 10;
  private static final int PREPARED = 20;
  private static final int ALMOST = 99;

  /// The round that is being made.
  public record Generation(int current, int total, int percent) {}

  public static Progress ofImages(Job job) {
    Counters counters = job.counters();
    boolean begun = job.lifecycle().startedAt() != null;
    if (job.lifecycle().status() == JobStatus.COMPLETED) {
      return new Progress(100, "image_generation", generation(job.rounds(), counters.total()));
    }
    if (!begun) {
      return new Progress(0, "initialization", generation(job.rounds(), 0));
    }
    if (job.rounds().awaitPrompts()) {
      return new Progress(STARTED, "initialization", generation(job.rounds(), 0));
    }
    int images = counters.total() == 0 ? 0 : (100 - PREPARED) * counters.ended() / counters.total();
    return new Progress(
        Math.min(ALMOST, PREPARED + images),
        "image_generation",
        generation(job.rounds(), counters.ended()));
  }

  public static Progress ofPieces(Job job) {
    if (job.lifecycle().status() == JobStatus.COMPLETED) {
      return new Progress(100, null, null);
    }
    Counters counters = job.counters();
    long percent = counters.total() == 0 ? 0 : 100L * counters.ended() / counters.total();
    return new Progress((int) Math.min(ALMOST, percent), null, null);
  }

  private static @Nullable Generation generation(Job.Rounds rounds, int ended) {
    if (rounds.generations() == 0 || rounds.variations() == 0) {
      return null;
    }
    int done = ended / rounds.variations();
    return done >= rounds.generations()
        ? new Generation(rounds.generations(), rounds.generations(), 100)
        : new Generation(
            done + 1,
            rounds.generations(),
            100 * (ended % rounds.variations()) / rounds.variations());
  }
}
