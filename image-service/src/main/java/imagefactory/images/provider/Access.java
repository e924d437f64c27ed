package imagefactory.images.provider;

import imagefactory.images.setup.ProviderSettings;
import imagefactory.images.setup.ProviderSettings.Account;
import imagefactory.kit.call.Body;
import imagefactory.kit.call.Call;
import imagefactory.kit.call.Endpoint;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// How we get at a provider, as the environment says. Without an endpoint we do not.
public record Access(
    Optional<Endpoint> endpoint,
    Optional<String> model,
    Rate rate,
    Duration orderTimeout,
    int largestAnswer,
    Map<String, BigDecimal> prices) {
  public static final String ANY_TARIFF = "any";

  /// How many orders at once and how many in a minute (0: any number), of which so many may come
  /// together.
  public record Rate(int concurrency, int perMinute, int burst) {}

  public Access {
    prices = Map.copyOf(prices);
  }

  /// Of a service that lets nobody in without a key.
  static Access withKey(ProviderSettings settings, String name) {
    Account account = settings.of(name);
    return of(
        account,
        account.key().flatMap(_ -> account.url()).map(url -> endpoint(name, url, account)));
  }

  /// Of a server of one's own, perhaps without any login.
  static Access byUrl(ProviderSettings settings, String name) {
    Account account = settings.of(name);
    return of(account, account.url().map(url -> endpoint(name, url, account)));
  }

  /// Where nobody chooses a model for us.
  Access onlyWithModel() {
    return model.isPresent()
        ? this
        : new Access(Optional.empty(), model, rate, orderTimeout, largestAnswer, prices);
  }

  private static Endpoint endpoint(String name, URI url, Account account) {
    return new Endpoint("FACTORY_" + name.toUpperCase(Locale.ROOT), url, account.key());
  }

  private static Access of(Account account, Optional<Endpoint> endpoint) {
    return new Access(
        endpoint,
        account.model(),
        new Rate(account.concurrency(), account.ordersPerMinute(), account.burst()),
        account.orderTimeout(),
        account.largestAnswer(),
        account.prices());
  }

  String key() {
    return there().key().orElseThrow();
  }

  String bearer() {
    return "Bearer " + key();
  }

  Endpoint there() {
    return endpoint.orElseThrow(() -> new IllegalStateException("expected to be configured"));
  }

  Call get(String path, Duration within) {
    return Call.get(there().at(path), within, largestAnswer);
  }

  Call post(String path, Body body, Duration within) {
    return Call.post(there().at(path), body, within, largestAnswer);
  }

  public boolean configured() {
    return endpoint.isPresent();
  }

  public Optional<BigDecimal> price(String tariff) {
    return Optional.ofNullable(prices.getOrDefault(tariff, prices.get(ANY_TARIFF)));
  }
}
