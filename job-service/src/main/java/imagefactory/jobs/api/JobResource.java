package imagefactory.jobs.api;

import com.fasterxml.jackson.databind.JsonNode;
import imagefactory.jobs.JobHandler;
import imagefactory.jobs.Ledgers;
import imagefactory.jobs.form.Form;
import imagefactory.jobs.form.Texts;
import imagefactory.jobs.job.Decision;
import imagefactory.jobs.job.JobCommand;
import imagefactory.jobs.store.IdempotencyKeys.Known;
import imagefactory.jobs.store.JobRow;
import imagefactory.jobs.store.JobRows;
import imagefactory.jobs.submission.Rerun;
import imagefactory.jobs.submission.Submission;
import imagefactory.jobs.submission.Submissions;
import imagefactory.kit.ids.Ids;
import imagefactory.kit.problem.FieldError;
import imagefactory.kit.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestPath;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Jobs: submit, look, steer.
@Path("/api/v1/jobs")
@RunOnVirtualThread
public class JobResource {
  private final Submissions submissions;
  private final Once once;
  private final JobHandler handler;
  private final Ledgers ledgers;
  private final JobRows jobs;
  private final Jdbi jdbi;
  private final Clock clock;

  JobResource(
      Submissions submissions,
      Once once,
      JobHandler handler,
      Ledgers ledgers,
      JobRows jobs,
      Jdbi jdbi,
      Clock clock) {
    this.submissions = submissions;
    this.once = once;
    this.handler = handler;
    this.ledgers = ledgers;
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
    Submission submission = Submission.read(Bodies.required(body));
    UUID id = Ids.next();
    Instant now = clock.instant();
    return begin(
        "submit",
        key,
        body,
        id,
        now,
        uri,
        tx -> submissions.command(tx, submission, id, Bodies.actor(caller), now));
  }

  @POST
  @Path("{id}/rerun")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed("operator")
  public Response rerun(
      @RestPath UUID id,
      byte[] body,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @Context SecurityContext caller,
      @Context UriInfo uri) {
    JsonNode wanted = Bodies.optional(body);
    Rerun rerun = Rerun.read(wanted);
    UUID newId = Ids.next();
    Instant now = clock.instant();
    return begin(
        "rerun " + id,
        key,
        wanted,
        newId,
        now,
        uri,
        tx -> submissions.again(tx, id, rerun, newId, null, Bodies.actor(caller), now));
  }

  /// One transaction from the key to the job.
  private Response begin(
      String what,
      @Nullable String key,
      JsonNode body,
      UUID id,
      Instant now,
      UriInfo uri,
      Function<Handle, JobCommand.Submit> command) {
    JobRow job =
        jdbi.inTransaction(tx -> {
          var known = once.before(tx, key, what, body, id, now);
          if (known.isEmpty()) {
            Refusals.check(handler.submit(ledgers.of(tx), command.apply(tx)));
          }
          return jobs.find(tx, known.map(Known::jobId).orElse(id)).orElseThrow(JobResource::gone);
        });
    URI place = uri.getBaseUriBuilder().path(JobResource.class).path(job.id().toString()).build();
    return Response.accepted(JobView.of(job)).location(place).build();
  }

  @GET
  @Path("{id}")
  @RolesAllowed("viewer")
  public JobView find(@RestPath UUID id) {
    return view(id);
  }

  @PATCH
  @Path("{id}")
  @RolesAllowed("operator")
  public JobView change(@RestPath UUID id, JsonNode body, @Context SecurityContext caller) {
    List<FieldError> mistakes = new ArrayList<>();
    Form form = new Form(Bodies.required(body), "", mistakes);
    String label = form.text("label", Texts.LONGEST_NAME);
    List<String> tags = Texts.tags(form);
    int priority =
        form.whole("priority", -Submission.HIGHEST_PRIORITY, Submission.HIGHEST_PRIORITY, 0);
    boolean named = form.has("label") || body.has("tags");
    if (!named && !form.has("priority")) {
      form.mistake("priority", "expected a priority, a label or tags");
    }
    form.nothingElse();
    if (!mistakes.isEmpty()) {
      throw ProblemException.invalid(mistakes);
    }
    String actor = Bodies.actor(caller);
    Instant now = clock.instant();
    Decision decision =
        jdbi.inTransaction(tx -> {
          Decision made = Decision.nothing();
          if (form.has("priority")) {
            made =
                handler.handle(ledgers.of(tx), new JobCommand.Prioritize(id, priority, actor, now));
          }
          if (named && made instanceof Decision.Happened) {
            JobRow row = jobs.find(tx, id).orElseThrow(() -> unknown(id));
            made =
                handler.handle(
                    ledgers.of(tx),
                    new JobCommand.Edit(
                        id,
                        label == null ? row.label() : label,
                        body.has("tags") ? tags : row.tags(),
                        actor,
                        now));
          }
          return made;
        });
    Refusals.check(decision);
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

  /// Hides the job at once; the files of its images go soon after.
  @DELETE
  @Path("{id}")
  @RolesAllowed("operator")
  public void delete(@RestPath UUID id, @Context SecurityContext caller) {
    Refusals.check(decide(new JobCommand.Delete(id, Bodies.actor(caller), clock.instant())));
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
    Refusals.check(decide(command));
    return Response.accepted(view(command.jobId())).build();
  }

  private Decision decide(JobCommand command) {
    return jdbi.inTransaction(tx -> handler.handle(ledgers.of(tx), command));
  }

  private JobView view(UUID id) {
    return jdbi.withHandle(tx -> jobs.find(tx, id)).map(JobView::of).orElseThrow(() -> unknown(id));
  }

  private static ProblemException unknown(UUID id) {
    return ProblemException.notFound("there is no job " + id);
  }

  private static ProblemException gone() {
    return new ProblemException(
        410, "job_gone", "the job of this Idempotency-Key has been deleted");
  }
}
