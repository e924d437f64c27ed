package imagefactory.images;

import imagefactory.images.ordering.Circuit;
import imagefactory.images.ordering.Circuits;
import imagefactory.images.provider.Provider;
import imagefactory.images.provider.Providers;
import imagefactory.images.store.Bills;
import imagefactory.images.store.Bills.Bill;
import imagefactory.kit.claim.Tasks;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/// How it stands with each provider, all replicas together.
@Singleton
public final class ProviderStandings {
  private final Jdbi jdbi;
  private final Providers providers;
  private final Circuits circuits;
  private final Bills bills;
  private final Tasks tasks;

  ProviderStandings(Jdbi jdbi, Providers providers, Circuits circuits, Bills bills, Tasks tasks) {
    this.jdbi = jdbi;
    this.providers = providers;
    this.circuits = circuits;
    this.bills = bills;
    this.tasks = tasks;
  }

  /// A provider, how many orders are under way there, and what was paid so far.
  public record Standing(
      Provider provider, int inUse, Circuit circuit, long imagesPaid, BigDecimal costSoFar) {}

  public List<Standing> all() {
    return jdbi.withHandle(h -> {
      Map<String, Integer> inWork = tasks.inWork(h);
      Map<String, Bill> paid = byProvider(bills.all(h), Bill::provider);
      Map<String, Circuit> seen = byProvider(circuits.all(h), Circuit::provider);
      return providers.all().stream()
          .map(each -> {
            Bill bill = paid.getOrDefault(each.name(), Bill.none(each.name()));
            return new Standing(
                each,
                inWork.getOrDefault(ImageHandler.kindFor(each), 0),
                seen.getOrDefault(each.name(), Circuit.closed(each.name())),
                bill.images(),
                bill.cost());
          })
          .toList();
    });
  }

  private static <T> Map<String, T> byProvider(List<T> all, Function<T, String> provider) {
    return all.stream().collect(Collectors.toMap(provider, Function.identity()));
  }
}
