package imagefactory.images.api;

import imagefactory.images.Orphans;
import imagefactory.images.Orphans.Report;
import imagefactory.kit.problem.MayBeAbsent;
import imagefactory.kit.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Files that no row names.
@Path("/api/v1/orphans")
@RunOnVirtualThread
public class OrphanResource {
  private final Orphans orphans;

  OrphanResource(Orphans orphans) {
    this.orphans = orphans;
  }

  /// Whoever says nothing wants to look first.
  public record Sweep(@Nullable Boolean dryRun) {}

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.ADMIN)
  @Operation(summary = "Look for files that no image has, and delete them unless it is a dry run")
  public Report sweep(@MayBeAbsent @Nullable Sweep sweep) throws IOException {
    return orphans.sweep(sweep == null || !Boolean.FALSE.equals(sweep.dryRun()));
  }
}
