package imagefactory.images.api;

import imagefactory.images.provider.Option;
import imagefactory.images.provider.Provider;
import imagefactory.images.provider.Providers;
import imagefactory.images.setup.ImageSettings;
import imagefactory.kit.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// Who can make images, with which options, at what cost.
@Path("/api/v1/providers")
@RunOnVirtualThread
public class ProviderResource {
  private final Providers providers;
  private final int workers;

  ProviderResource(Providers providers, ImageSettings settings) {
    this.providers = providers;
    this.workers = settings.workers();
  }

  /// All of them; there are never more than fit a page.
  public record ProviderList(List<ProviderView> items) {}

  /// A provider as clients see it. Those in this process are well whenever it answers.
  public record ProviderView(
      String name,
      String description,
      String health,
      Limits limits,
      BigDecimal costPerImage,
      List<Option> options) {}

  /// How many images are made at once.
  public record Limits(int concurrent) {}

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "All providers by name")
  public ProviderList providers() {
    return new ProviderList(providers.all().stream().map(this::view).toList());
  }

  private ProviderView view(Provider provider) {
    return new ProviderView(
        provider.name(),
        provider.description(),
        "up",
        new Limits(workers),
        provider.costPerImage(),
        provider.options());
  }
}
