package imagefactory.jobs.api;

import imagefactory.contracts.JobStatus;
import imagefactory.jobs.store.JobRows;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;

/// What runs, and what waits in which order.
@Path("/api/v1/queue")
@RunOnVirtualThread
public class QueueResource {
  private static final int MOST = 500;
  private final Jdbi jdbi;
  private final JobRows jobs;
  private final int lanes;
  private final Duration priorityWorth;

  QueueResource(
      Jdbi jdbi,
      JobRows jobs,
      @ConfigProperty(name = "factory.lanes") int lanes,
      @ConfigProperty(name = "factory.priority-worth") Duration priorityWorth) {
    this.jdbi = jdbi;
    this.jobs = jobs;
    this.lanes = lanes;
    this.priorityWorth = priorityWorth;
  }

  /// The lanes, who is in them, and the next in line. Who knows how much waiting a point of
  /// priority is worth can tell which priority puts a job where.
  public record Queue(
      int lanes, double priorityWorthSeconds, List<JobView> running, List<JobView> queued) {
    public Queue {
      running = List.copyOf(running);
      queued = List.copyOf(queued);
    }
  }

  @GET
  @RolesAllowed("viewer")
  public Queue queue() {
    List<JobView> all =
        jdbi.withHandle(tx -> jobs.inLanesAndWaiting(tx, MOST)).stream().map(JobView::of).toList();
    return new Queue(
        lanes,
        priorityWorth.toMillis() / 1000.0,
        all.stream().filter(job -> job.status() != JobStatus.QUEUED).toList(),
        all.stream().filter(job -> job.status() == JobStatus.QUEUED).toList());
  }
}
