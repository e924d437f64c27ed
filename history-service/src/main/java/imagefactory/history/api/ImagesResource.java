package imagefactory.history.api;

import imagefactory.contracts.ImageStatus;
import imagefactory.contracts.wire.LowerCaseEnums;
import imagefactory.history.store.ImageFilter;
import imagefactory.history.store.ImageQueries;
import imagefactory.history.store.RetryQueries;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Images over all jobs: the gallery, the review and their counts.
@Path("/api/v1/history")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
public final class ImagesResource {
  private final ImageQueries images;
  private final RetryQueries retries;
  private final Tagged tagged;

  ImagesResource(ImageQueries images, RetryQueries retries, Tagged tagged) {
    this.images = images;
    this.retries = retries;
    this.tagged = tagged;
  }

  /// `q` looks for words among the prompts, titles, descriptions and tags of finished images.
  @GET
  @Path("images")
  public Page<ImageView> list(
      @QueryParam("qcStatus") List<String> statuses,
      @QueryParam("jobId") @Nullable String jobId,
      @QueryParam("q") @Nullable String words,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    ImageFilter filter =
        new ImageFilter(
            Parameters.imageStatuses("qcStatus", statuses),
            Parameters.id("jobId", jobId),
            Parameters.text("q", words));
    filter
        .refusal()
        .ifPresent(why -> {
          throw new ProblemException(400, "no_index", why);
        });
    return images.list(filter, Limit.of(limit), cursor).map(ImageView::of);
  }

  /// Finished images only.
  @GET
  @Path("gallery")
  public Page<ImageView> gallery(
      @QueryParam("jobId") @Nullable String jobId,
      @QueryParam("q") @Nullable String words,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    return images
        .list(
            ImageFilter.gallery(Parameters.id("jobId", jobId), Parameters.text("q", words)),
            Limit.of(limit),
            cursor)
        .map(ImageView::of);
  }

  @GET
  @Path("images/{id}")
  public RestResponse<ImageView> show(@PathParam("id") String id, @Context Request request) {
    UUID imageId = Parameters.pathId("image", id);
    return images
        .find(imageId)
        .map(image -> tagged.answer(request, ImageView.of(image)))
        .orElseThrow(() -> Parameters.unknown("image", imageId));
  }

  /// Per status, and all together.
  @GET
  @Path("images/counts")
  public Map<String, Long> counts(@QueryParam("jobId") @Nullable String jobId) {
    Map<ImageStatus, Long> counts = images.counts(Parameters.id("jobId", jobId));
    Map<String, Long> named = new LinkedHashMap<>();
    counts.forEach((status, count) -> named.put(LowerCaseEnums.nameOf(status), count));
    named.put("total", counts.values().stream().mapToLong(Long::longValue).sum());
    return named;
  }

  @GET
  @Path("review")
  public ReviewView review() {
    return ReviewView.of(images.counts(null), retries.outcome(), retries.current());
  }
}
