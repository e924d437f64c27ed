package imagefactory.images.setup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Where the providers over HTTP are and what they may be asked for, by name. Urls and keys come
/// from the environment alone.
@ConfigMapping(prefix = "factory.providers")
public interface ProviderSettings {
  @WithParentName
  Map<String, Account> accounts();

  default Account of(String name) {
    Account account = accounts().get(name);
    if (account == null) {
      throw new IllegalStateException("expected factory.providers.%s.…".formatted(name));
    }
    return account;
  }

  /// What we have with one provider.
  interface Account {
    Optional<URI> url();

    /// Never logged and never stored.
    Optional<String> key();

    Optional<String> model();

    /// So many orders at once, all replicas together.
    @WithDefault("4")
    int concurrency();

    /// So many orders in a minute, all replicas together; 0 for any number.
    @WithDefault("0")
    int ordersPerMinute();

    /// So many of them may come together.
    @WithDefault("1")
    int burst();

    /// How long an order may take whose answer is the picture itself: as long as the painting. A
    /// job's own limit is for calls that only ask how things stand.
    @WithDefault("180s")
    Duration orderTimeout();

    /// 32 MB: a picture of 8 megapixels, as text in JSON.
    @WithDefault("33554432")
    int largestAnswer();

    /// What a picture costs, by its tariff; `any` for those that are not named.
    Map<String, BigDecimal> prices();
  }
}
