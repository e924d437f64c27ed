package imagefactory.history.api;

import imagefactory.history.rebuild.Rebuild;
import imagefactory.history.rebuild.Rebuilds;
import imagefactory.kit.problem.ProblemException;
import imagefactory.kit.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/// Makes history anew from the topics, while the old one goes on serving.
@Path("/api/v1/history/rebuild")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class RebuildResource {
  private static final int SHOWN = 10;
  private final Rebuilds rebuilds;

  RebuildResource(Rebuilds rebuilds) {
    this.rebuilds = rebuilds;
  }

  /// `latest` is null if none was ever asked for.
  @Schema(name = "Rebuilds")
  record View(boolean running, @Nullable RebuildView latest, List<RebuildView> earlier) {}

  @POST
  @ResponseStatus(202)
  @RolesAllowed(Roles.ADMIN)
  public View begin(@Context SecurityContext caller) {
    if (!rebuilds.begin(Caller.name(caller))) {
      throw new ProblemException(
          409, "rebuild_running", "a rebuild is under way, see its progress");
    }
    return progress();
  }

  @GET
  @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
  public View progress() {
    List<Rebuild> newest = rebuilds.newest(SHOWN);
    List<RebuildView> views = newest.stream().map(RebuildView::of).toList();
    return views.isEmpty()
        ? new View(false, null, List.of())
        : new View(
            newest.getFirst().state() == Rebuild.State.TELLING,
            views.getFirst(),
            views.subList(1, views.size()));
  }
}
