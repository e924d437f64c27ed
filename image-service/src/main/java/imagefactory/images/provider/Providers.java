package imagefactory.images.provider;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// All providers of this service, by name.
@Singleton
public final class Providers {
  private final Map<String, Provider> byName;

  Providers(@All List<Provider> providers) {
    this.byName =
        providers.stream()
            .collect(Collectors.toUnmodifiableMap(Provider::name, Function.identity()));
  }

  public Optional<Provider> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  public List<Provider> all() {
    return byName.values().stream().sorted(Comparator.comparing(Provider::name)).toList();
  }

  public String names() {
    return all().stream().map(Provider::name).collect(Collectors.joining(", "));
  }
}
