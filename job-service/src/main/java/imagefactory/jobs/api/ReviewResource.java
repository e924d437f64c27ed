package imagefactory.jobs.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import imagefactory.contracts.Settings;
import imagefactory.contracts.wire.LowerCaseEnums;
import imagefactory.jobs.JobHandler;
import imagefactory.jobs.Ledgers;
import imagefactory.jobs.configuration.RetrySettings;
import imagefactory.jobs.form.Form;
import imagefactory.jobs.form.Texts;
import imagefactory.jobs.image.Review;
import imagefactory.jobs.job.Decision;
import imagefactory.jobs.job.Decision.Reason;
import imagefactory.jobs.store.JobRows;
import imagefactory.kit.ids.Ids;
import imagefactory.kit.problem.FieldError;
import imagefactory.kit.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// What a person does with images that failed: each image by itself, whatever becomes of the
/// others.
@Path("/api/v1/review")
@RunOnVirtualThread
public class ReviewResource {
  private static final int MOST = 500;
  private final JobHandler handler;
  private final Ledgers ledgers;
  private final JobRows jobs;
  private final Jdbi jdbi;
  private final Clock clock;

  ReviewResource(JobHandler handler, Ledgers ledgers, JobRows jobs, Jdbi jdbi, Clock clock) {
    this.handler = handler;
    this.ledgers = ledgers;
    this.jobs = jobs;
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /// An image that the verb is not for, and why.
  public record Refused(UUID id, String code, String detail) {}

  /// `retryId` names what was asked for here in the images' stories.
  public record Answer(UUID retryId, List<UUID> accepted, List<Refused> refused) {
    public Answer {
      accepted = List.copyOf(accepted);
      refused = List.copyOf(refused);
    }
  }

  @POST
  @Path("retry")
  @RolesAllowed("operator")
  public Response retry(JsonNode body, @Context SecurityContext caller) {
    List<FieldError> mistakes = new ArrayList<>();
    Form form = new Form(Bodies.required(body), "", mistakes);
    List<UUID> ids = Texts.ids(form, "imageIds", MOST);
    JsonNode processing = form.get("processing");
    JsonNode metadata = form.get("metadata");
    RetrySettings.check(processing, metadata, mistakes);
    form.nothingElse();
    if (!mistakes.isEmpty()) {
      throw ProblemException.invalid(mistakes);
    }
    return process(ids, false, processing, metadata, caller);
  }

  @POST
  @Path("approve")
  @RolesAllowed("operator")
  public Response approve(JsonNode body, @Context SecurityContext caller) {
    var nothing = MissingNode.getInstance();
    return process(ids(body), true, nothing, nothing, caller);
  }

  @POST
  @Path("delete")
  @RolesAllowed("operator")
  public Response delete(JsonNode body, @Context SecurityContext caller) {
    String actor = Bodies.actor(caller);
    Instant now = clock.instant();
    return each(
        ids(body), Ids.next(), now, (job, _) -> image -> new Review.Delete(job, image, actor, now));
  }

  private Response process(
      List<UUID> ids,
      boolean asItIs,
      JsonNode processing,
      JsonNode metadata,
      SecurityContext caller) {
    UUID retryId = Ids.next();
    String actor = Bodies.actor(caller);
    Instant now = clock.instant();
    return each(
        ids,
        retryId,
        now,
        (job, settings) -> {
          var wanted = RetrySettings.over(settings, processing, metadata);
          return image ->
              new Review.Retry(
                  job, image, retryId, asItIs, wanted.processing(), wanted.metadata(), actor, now);
        });
  }

  private static List<UUID> ids(@Nullable JsonNode body) {
    List<FieldError> mistakes = new ArrayList<>();
    Form form = new Form(Bodies.required(body), "", mistakes);
    List<UUID> ids = Texts.ids(form, "imageIds", MOST);
    form.nothingElse();
    if (!mistakes.isEmpty()) {
      throw ProblemException.invalid(mistakes);
    }
    return ids;
  }

  /// What is asked of an image of a certain job.
  private interface Asking {
    Review of(UUID imageId);
  }

  /// One transaction for the images of one job.
  private Response each(
      List<UUID> ids, UUID retryId, Instant now, BiFunction<UUID, Settings, Asking> asking) {
    Map<UUID, UUID> jobOf = jdbi.withHandle(tx -> ledgers.of(tx).jobsOf(ids));
    Map<UUID, List<UUID>> byJob = new TreeMap<>();
    List<UUID> accepted = new ArrayList<>();
    List<Refused> refused = new ArrayList<>();
    for (UUID id : ids) {
      UUID job = jobOf.get(id);
      if (job == null) {
        refused.add(unknown(id));
      } else {
        byJob.computeIfAbsent(job, _ -> new ArrayList<>()).add(id);
      }
    }
    byJob.forEach((job, images) ->
        jdbi.useTransaction(tx ->
            jobs.find(tx, job)
                .ifPresentOrElse(
                    row -> {
                      Asking ask = asking.apply(job, row.settings());
                      List<Review> reviews = images.stream().map(ask::of).toList();
                      List<Decision> decisions = handler.review(ledgers.of(tx), job, reviews, now);
                      for (int i = 0; i < images.size(); i++) {
                        sort(images.get(i), decisions.get(i), accepted, refused);
                      }
                    },
                    () -> images.forEach(image -> refused.add(unknown(image))))));
    return Response.accepted(new Answer(retryId, accepted, refused)).build();
  }

  private static void sort(
      UUID image, Decision decision, List<UUID> accepted, List<Refused> refused) {
    switch (decision) {
      case Decision.Happened _ -> accepted.add(image);
      case Decision.Refused(var reason, var expected) ->
          refused.add(new Refused(image, LowerCaseEnums.nameOf(reason), expected));
    }
  }

  private static Refused unknown(UUID image) {
    return new Refused(
        image, LowerCaseEnums.nameOf(Reason.IMAGE_UNKNOWN), "expected the id of an image");
  }
}
