package imagefactory.verdicts.api;

import imagefactory.kit.page.Page;
import imagefactory.kit.page.Total;
import imagefactory.kit.security.Roles;
import imagefactory.verdicts.Trials;
import imagefactory.verdicts.verdict.Sheet;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/// Who judges here, by which thresholds.
@Path("/api/v1/inspectors")
public class InspectorResource {
  private final Trials trials;

  InspectorResource(Trials trials) {
    this.trials = trials;
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  public Page<Sheet> inspectors() {
    List<Sheet> sheets = trials.inspectors();
    return new Page<>(sheets, null, Total.exactly(sheets.size()));
  }
}
