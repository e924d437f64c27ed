package imagefactory.history.api;

import imagefactory.history.store.EventQueries;
import imagefactory.history.store.ImageQueries;
import imagefactory.history.store.ItemQueries;
import imagefactory.history.store.JobFilter;
import imagefactory.history.store.JobOrder;
import imagefactory.history.store.JobQueries;
import imagefactory.kit.page.Limit;
import imagefactory.kit.page.Page;
import imagefactory.kit.problem.ProblemException;
import imagefactory.kit.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Jobs of all kinds, and what belongs to one of them.
@Path("/api/v1/history/jobs")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
public final class JobsResource {
  private final JobQueries jobs;
  private final ImageQueries images;
  private final ItemQueries items;
  private final EventQueries events;
  private final Tagged tagged;

  JobsResource(
      JobQueries jobs, ImageQueries images, ItemQueries items, EventQueries events, Tagged tagged) {
    this.jobs = jobs;
    this.images = images;
    this.items = items;
    this.events = events;
    this.tagged = tagged;
  }

  @GET
  public Page<JobView> list(
      @QueryParam("kind") List<String> kinds,
      @QueryParam("status") List<String> statuses,
      @QueryParam("label") @Nullable String label,
      @QueryParam("tag") List<String> tags,
      @QueryParam("configurationId") @Nullable String configurationId,
      @QueryParam("parentId") @Nullable String parentId,
      @QueryParam("source") @Nullable String source,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("q") @Nullable String words,
      @QueryParam("sort") @Nullable String sort,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    JobsWanted wanted =
        new JobsWanted(
            kinds, statuses, label, tags, configurationId, parentId, source, from, to, words);
    JobOrder order = Parameters.order(sort);
    JobFilter filter = wanted.filter();
    filter
        .refusal(order)
        .ifPresent(why -> {
          throw new ProblemException(400, "no_index", why);
        });
    return jobs.list(filter, order, Limit.of(limit), order.cursor(cursor)).map(JobView::inList);
  }

  @GET
  @Path("{id}")
  public RestResponse<JobView> show(@PathParam("id") String id, @Context Request request) {
    UUID jobId = Parameters.pathId("job", id);
    JobQueries.Found found = jobs.find(jobId).orElseThrow(() -> Parameters.unknown("job", jobId));
    return tagged.answer(request, JobView.of(found));
  }

  @GET
  @Path("{id}/images")
  public Page<ImageView> images(
      @PathParam("id") String id,
      @QueryParam("qcStatus") List<String> statuses,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    UUID jobId = existing(id);
    return images
        .ofJob(jobId, Parameters.imageStatuses("qcStatus", statuses), Limit.of(limit), cursor)
        .map(ImageView::of);
  }

  @GET
  @Path("{id}/items")
  public Page<ItemView> items(
      @PathParam("id") String id,
      @QueryParam("status") @Nullable String status,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    UUID jobId = existing(id);
    return items
        .ofJob(jobId, Parameters.text("status", status), Limit.of(limit), cursor)
        .map(ItemView::of);
  }

  @GET
  @Path("{id}/events")
  public Page<EventView> events(
      @PathParam("id") String id,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    UUID jobId = existing(id);
    return events.ofJob(jobId, Limit.of(limit), cursor).map(EventView::of);
  }

  private UUID existing(String id) {
    UUID jobId = Parameters.pathId("job", id);
    if (!jobs.exists(jobId)) {
      throw Parameters.unknown("job", jobId);
    }
    return jobId;
  }
}
