package imagefactory.jobs.job;

import imagefactory.contracts.JobEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Which images of a job are ordered next: as many as its own window and its share of the provider
/// allow, in the plan's order, each once.
final class Ordering {
  private Ordering() {}

  static List<JobEvent> next(Plan plan, Tally tally, JobCommand.GoOn goOn) {
    if (!plan.ready()) {
      return List.of();
    }
    List<JobEvent> orders = new ArrayList<>();
    int next = tally.ordered();
    int room = tally.room(Math.min(plan.window(), goOn.share()));
    for (int i = next; i < next + room; i++) {
      orders.add(ordered(plan, plan.image(i), goOn.now()));
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
}
