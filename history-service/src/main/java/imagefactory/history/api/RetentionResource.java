package imagefactory.history.api;

import imagefactory.history.retention.Archive;
import imagefactory.history.retention.Archives;
import imagefactory.history.retention.Erasure;
import imagefactory.history.retention.Retention;
import imagefactory.history.retention.Retention.RebuildRunsException;
import imagefactory.kit.page.Limit;
import imagefactory.kit.page.Page;
import imagefactory.kit.problem.MayBeAbsent;
import imagefactory.kit.problem.ProblemException;
import imagefactory.kit.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What goes: to the archive by its age, back from there, and for good.
@Path("/api/v1/history")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Roles.ADMIN)
public final class RetentionResource {
  private static final int MOST = 100;

  private final Retention retention;
  private final Archives archives;
  private final Erasure erasure;

  RetentionResource(Retention retention, Archives archives, Erasure erasure) {
    this.retention = retention;
    this.archives = archives;
    this.erasure = erasure;
  }

  /// A dry run only tells what would go; so does a request that says nothing.
  @Schema(name = "RetentionRequest")
  record RetentionRequest(boolean dryRun) {}

  /// What would go, or what went. With `more`, ask again.
  @Schema(name = "RetentionOutcome")
  record RetentionView(
      boolean dryRun, List<Retention.Expired> expired, List<String> archives, boolean more) {}

  /// An attribute of another service's job, and its value.
  @Schema(name = "ErasedAttribute")
  record Attribute(String name, String value) {}

  /// The jobs named, and those with the label, the attribute, or an event of the person.
  @Schema(name = "EraseRequest")
  record EraseRequest(
      boolean dryRun,
      @Nullable List<UUID> jobIds,
      @Nullable String label,
      @Nullable String actor,
      @Nullable Attribute attribute) {
    Erasure.Asked asked() {
      List<UUID> jobs = jobIds == null ? List.of() : jobIds;
      if (jobs.isEmpty() && label == null && actor == null && attribute == null) {
        throw ProblemException.invalid(
            "jobIds", "expected jobIds, a label, an actor or an attribute, found none");
      }
      if (jobs.size() > MOST) {
        throw ProblemException.invalid(
            "jobIds", "expected at most %d, found %d".formatted(MOST, jobs.size()));
      }
      return new Erasure.Asked(
          jobs,
          label,
          actor,
          attribute == null ? null : attribute.name(),
          attribute == null ? null : attribute.value());
    }
  }

  /// What would go, or what went. With `more`, ask again.
  @Schema(name = "EraseOutcome")
  record EraseView(boolean dryRun, List<UUID> jobs, boolean more) {}

  /// How many jobs came back.
  @Schema(name = "RestoreOutcome")
  record RestoreView(String archive, int jobs) {}

  @POST
  @Path("retention")
  @Consumes(MediaType.APPLICATION_JSON)
  public RetentionView retain(
      @MayBeAbsent @Nullable RetentionRequest request, @Context SecurityContext caller) {
    boolean dryRun = request == null || request.dryRun();
    Retention.Outcome outcome =
        dryRun ? retention.plan() : unlessRebuilding(() -> retention.run(Caller.name(caller)));
    return new RetentionView(dryRun, outcome.expired(), outcome.archives(), outcome.more());
  }

  @GET
  @Path("archives")
  public Page<Archive> archives(
      @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
    return archives.list(Limit.of(limit), cursor);
  }

  @POST
  @Path("archives/{name}/restore")
  public RestoreView restore(@PathParam("name") String name, @Context SecurityContext caller)
      throws IOException {
    int jobs =
        unlessRebuilding(() -> archives.restore(name, Caller.name(caller)))
            .orElseThrow(() -> Parameters.unknown("archive", name));
    return new RestoreView(name, jobs);
  }

  @POST
  @Path("erase")
  @Consumes(MediaType.APPLICATION_JSON)
  public EraseView erase(EraseRequest request, @Context SecurityContext caller) {
    Erasure.Asked asked = request.asked();
    Erasure.Outcome outcome =
        request.dryRun()
            ? erasure.plan(asked)
            : unlessRebuilding(() -> erasure.erase(asked, Caller.name(caller)));
    return new EraseView(request.dryRun(), outcome.jobs(), outcome.more());
  }

  private interface Work<T, X extends Exception> {
    T done() throws RebuildRunsException, X;
  }

  private static <T, X extends Exception> T unlessRebuilding(Work<T, X> work) throws X {
    try {
      return work.done();
    } catch (RebuildRunsException _) {
      throw new ProblemException(
          409,
          "rebuild_running",
          "what goes now would come back with the rebuild; ask again after it");
    }
  }
}
