package imagefactory.images.api;

import imagefactory.images.ProviderStandings;
import imagefactory.images.ProviderStandings.Standing;
import imagefactory.images.ordering.Circuit;
import imagefactory.images.provider.Access;
import imagefactory.images.provider.Access.Rate;
import imagefactory.images.provider.Local;
import imagefactory.images.provider.Option;
import imagefactory.images.provider.Remote;
import imagefactory.images.setup.ImageSettings;
import imagefactory.kit.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Who can make images, with which options, at what cost, and how they are.
@Path("/api/v1/providers")
@RunOnVirtualThread
public class ProviderResource {
  private final ProviderStandings standings;
  private final int workers;

  ProviderResource(ProviderStandings standings, ImageSettings settings) {
    this.standings = standings;
    this.workers = settings.workers();
  }

  /// All of them; there are never more than fit a page.
  public record ProviderList(List<ProviderView> items) {}

  /// A provider as clients see it. Prices are by tariff; where nobody told us any, cost is unknown.
  /// Providers in this process share its hands, so what is in use is what all of them make.
  public record ProviderView(
      String name,
      String description,
      String health,
      @Nullable String model,
      Limits limits,
      int inUse,
      CircuitView circuit,
      @Nullable BigDecimal costPerImage,
      Map<String, BigDecimal> prices,
      long imagesPaid,
      BigDecimal costSoFar,
      List<Option> options) {}

  /// How many images are made at once, and how many may be ordered in a minute; 0 for any number.
  /// Of a provider in this process the first is this replica's, of others all replicas together.
  public record Limits(int concurrent, int ordersPerMinute, int burst) {}

  /// Whether the provider is called.
  public record CircuitView(
      String state,
      int failuresInARow,
      @Nullable Instant openSince,
      @Nullable Instant nextTry,
      @Nullable Instant leftAloneUntil) {
    static CircuitView of(Circuit circuit) {
      return new CircuitView(
          circuit.state(),
          circuit.failuresInARow(),
          circuit.openSince(),
          circuit.nextTry(),
          circuit.leftAloneUntil());
    }
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "All providers by name")
  public ProviderList providers() {
    return new ProviderList(standings.all().stream().map(this::view).toList());
  }

  private ProviderView view(Standing standing) {
    return switch (standing.provider()) {
      case Local _ ->
          view(standing, "up", null, new Limits(workers, 0, 0), BigDecimal.ZERO, Map.of());
      case Remote remote -> {
        Access access = remote.access();
        Rate rate = access.rate();
        yield view(
            standing,
            health(access, standing.circuit()),
            access.model().orElse(null),
            new Limits(rate.concurrency(), rate.perMinute(), rate.burst()),
            remote.free() ? BigDecimal.ZERO : access.price(Access.ANY_TARIFF).orElse(null),
            access.prices());
      }
    };
  }

  private static String health(Access access, Circuit circuit) {
    if (!access.configured()) {
      return "unconfigured";
    }
    return circuit.state().equals(Circuit.CLOSED) ? "up" : "down";
  }

  private static ProviderView view(
      Standing standing,
      String health,
      @Nullable String model,
      Limits limits,
      @Nullable BigDecimal costPerImage,
      Map<String, BigDecimal> prices) {
    return new ProviderView(
        standing.provider().name(),
        standing.provider().description(),
        health,
        model,
        limits,
        standing.inUse(),
        CircuitView.of(standing.circuit()),
        costPerImage,
        prices,
        standing.imagesPaid(),
        standing.costSoFar(),
        standing.provider().options());
  }
}
