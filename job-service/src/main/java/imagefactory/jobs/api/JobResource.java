package imagefactory.jobs.api;

import com.fasterxml.jackson.databind.JsonNode;
import imagefactory.contracts.wire.LowerCaseEnums;
import imagefactory.jobs.JobHandler;
import imagefactory.jobs.form.Form;
import imagefactory.jobs.job.Decision;
import imagefactory.jobs.job.JobCommand;
import imagefactory.jobs.store.JobRow;
import imagefactory.jobs.store.JobStore;
import imagefactory.kit.problem.FieldError;
import imagefactory.kit.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Jobs: submit, look, steer.
@Path("/api/v1/jobs")
@RunOnVirtualThread
public class JobResource {
  private final Submissions submissions;
  private final JobHandler handler;
  private final JobStore jobs;
  private final Jdbi jdbi;
  private final Clock clock;

  JobResource(Submissions submissions, JobHandler handler, JobStore jobs, Jdbi jdbi, Clock clock) {
    this.submissions = submissions;
    this.handler = handler;
    this.jobs = jobs;
    this.jdbi = jdbi;
    this.clock = clock;
  }

  @POST
  @RolesAllowed("operator")
  public Response submit(
      JsonNode body,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @Context SecurityContext caller,
      @Context UriInfo uri) {
    JobRow job = submissions.submit(Bodies.required(body), key, Bodies.actor(caller));
    return Response.accepted(JobView.of(job))
        .location(uri.getAbsolutePathBuilder().path(job.id().toString()).build())
        .build();
  }

  @GET
  @Path("{id}")
  @RolesAllowed("viewer")
  public JobView find(@RestPath UUID id) {
    return view(id);
  }

  @POST
  @Path("{id}/pause")
  @RolesAllowed("operator")
  public Response pause(@RestPath UUID id, @Context SecurityContext caller) {
    return handle(new JobCommand.Pause(id, Bodies.actor(caller), clock.instant()));
  }

  @POST
  @Path("{id}/resume")
  @RolesAllowed("operator")
  public Response resume(@RestPath UUID id, @Context SecurityContext caller) {
    return handle(new JobCommand.Resume(id, Bodies.actor(caller), clock.instant()));
  }

  @POST
  @Path("{id}/cancel")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed("operator")
  public Response cancel(@RestPath UUID id, byte[] body, @Context SecurityContext caller) {
    return handle(
        new JobCommand.Cancel(
            id, force(Bodies.optional(body)), Bodies.actor(caller), clock.instant()));
  }

  private static boolean force(JsonNode body) {
    List<FieldError> mistakes = new ArrayList<>();
    Form form = new Form(body, "", mistakes);
    boolean force = form.flag("force", false);
    form.nothingElse();
    if (!mistakes.isEmpty()) {
      throw ProblemException.invalid(mistakes);
    }
    return force;
  }

  private Response handle(JobCommand command) {
    Decision decision = jdbi.inTransaction(tx -> handler.handle(tx, command));
    return switch (decision) {
      case Decision.Happened _ -> Response.accepted(view(command.jobId())).build();
      case Decision.Refused(var reason, var expected) ->
          throw new ProblemException(
              reason == Decision.Reason.JOB_UNKNOWN ? 404 : 409,
              reason == Decision.Reason.JOB_UNKNOWN ? "not_found" : name(reason),
              expected,
              List.of());
    };
  }

  private static String name(Decision.Reason reason) {
    return LowerCaseEnums.nameOf(reason);
  }

  private JobView view(UUID id) {
    return jdbi.withHandle(tx -> jobs.find(tx, id))
        .map(JobView::of)
        .orElseThrow(
            () -> new ProblemException(404, "not_found", "there is no job " + id, List.of()));
  }
}
