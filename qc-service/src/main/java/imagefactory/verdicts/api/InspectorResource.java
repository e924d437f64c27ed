package imagefactory.verdicts.api;

import imagefactory.kit.page.Page;
import imagefactory.kit.page.Total;
import imagefactory.kit.security.Roles;
import imagefactory.verdicts.Standings;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// Who judges here, by which thresholds and at what cost.
@Path("/api/v1/inspectors")
@RunOnVirtualThread
public class InspectorResource {
  private final Standings standings;

  InspectorResource(Standings standings) {
    this.standings = standings;
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "All inspectors, in the order in which their reasons matter")
  public Page<InspectorView> inspectors() {
    List<InspectorView> all = standings.all().stream().map(InspectorView::of).toList();
    return new Page<>(all, null, Total.exactly(all.size()));
  }
}
