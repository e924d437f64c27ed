package imagefactory.jobs.simulator;

import imagefactory.jobs.desk.NewJob;
import imagefactory.jobs.desk.StoredJob;
import imagefactory.jobs.job.Job;
import imagefactory.jobs.job.JobCommand.Chain;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where a job stands in the queue.
record Place(Instant rank, @Nullable Instant scheduledAt, @Nullable Chain chain) {
  static Place of(NewJob job) {
    Instant at = job.event().at();
    Instant scheduled = job.event().scheduledAt();
    Instant since = scheduled != null && scheduled.isAfter(at) ? scheduled : at;
    return new Place(
        since.minus(Duration.ofMinutes(job.event().priority())), scheduled, job.chain());
  }

  boolean mayStart(Instant now, List<StoredJob> all, Map<UUID, Place> places) {
    return (scheduledAt == null || !scheduledAt.isAfter(now))
        && all.stream()
            .map(StoredJob::job)
            .noneMatch(job -> goesFirst(places.get(job.plan().jobId()), job));
  }

  private boolean goesFirst(@Nullable Place other, Job.Known job) {
    return chain != null
        && other != null
        && other.chain() != null
        && other.chain().id().equals(chain.id())
        && other.chain().place() < chain.place()
        && (job instanceof Job.Queued || World.inLane(job));
  }
}
