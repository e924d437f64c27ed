package imagefactory.history.api;

import imagefactory.history.rebuild.Rebuilds;
import imagefactory.history.store.EventQueries;
import imagefactory.history.store.JobQueries;
import imagefactory.history.topics.Lag;
import imagefactory.kit.problem.ProblemException;
import imagefactory.kit.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// How far history is: behind each partition, and in itself.
@Path("/api/v1/history/status")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
public final class StatusResource {
  private final Lag lag;
  private final EventQueries events;
  private final JobQueries jobs;
  private final Rebuilds rebuilds;

  StatusResource(Lag lag, EventQueries events, JobQueries jobs, Rebuilds rebuilds) {
    this.lag = lag;
    this.events = events;
    this.jobs = jobs;
    this.rebuilds = rebuilds;
  }

  /// `jobsWithMissingEvents` counts no further than 1000; `rebuild` is the latest.
  @Schema(name = "HistoryStatus")
  record Status(
      long lag,
      List<Lag.Partition> partitions,
      @Nullable LastEvent lastEvent,
      long jobsWithMissingEvents,
      @Nullable RebuildView rebuild) {}

  /// The event that was taken in last.
  record LastEvent(UUID id, UUID jobId, String type, Instant at) {}

  @GET
  public Status status() {
    List<Lag.Partition> partitions = partitions();
    return new Status(
        partitions.stream().mapToLong(Lag.Partition::lag).sum(),
        partitions,
        events.last().map(StatusResource::lastEvent).orElse(null),
        jobs.withMissingEvents(),
        rebuilds.newest(1).stream().map(RebuildView::of).findFirst().orElse(null));
  }

  private static LastEvent lastEvent(EventQueries.Fed fed) {
    EventQueries.Found event = fed.event();
    return new LastEvent(event.id(), event.jobId(), event.type(), event.at());
  }

  private List<Lag.Partition> partitions() {
    try {
      return lag.perPartition();
    } catch (Lag.KafkaIsAwayException _) {
      throw new ProblemException(
          503, "kafka_unavailable", "Kafka does not answer, so the lag is not known");
    }
  }
}
