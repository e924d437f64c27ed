package imagefactory.jobs.job;

import imagefactory.contracts.Settings;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/// Which image stands at which place of a job: a pure function, so that nothing of it is stored and
/// a restart goes on at the exact image. Without prompts yet, a writer is still to bring them.
public record Plan(UUID jobId, Settings settings, List<String> prompts) {
  public Plan {
    prompts = List.copyOf(prompts);
    if (prompts.isEmpty() && settings.promptWriter() == null) {
      throw new IllegalArgumentException("a plan needs a prompt, or a writer of prompts");
    }
  }

  public Plan with(List<String> written) {
    return new Plan(jobId, settings, written);
  }

  public boolean ready() {
    return !prompts.isEmpty();
  }

  public int total() {
    return settings.totalImages();
  }

  int window() {
    return settings.limits().inFlight();
  }

  /// A generation takes the next prompt in turn and yields its variations; image i takes the ratio
  /// i mod n.
  public PlannedImage image(int index) {
    int generation = index / settings.variations();
    List<String> ratios = settings.aspectRatios();
    return new PlannedImage(
        ImageIds.of(jobId, index),
        index,
        generation + 1,
        prompts.get(generation % prompts.size()),
        seed(index),
        ratios.get(index % ratios.size()));
  }

  /// A fixed seed numbers the images from it, or all variations of a prompt would be one picture.
  private long seed(int index) {
    Long fixed = settings.seed();
    return fixed != null
        ? fixed + index
        : new SplittableRandom(jobId.getLeastSignificantBits() + index).nextLong(1L << 32);
  }
}
