package imagefactory.images.provider;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// Makes pictures, here or elsewhere. A new provider is one class and a bean; docs/providers.md
/// shows one.
public sealed interface Provider permits Local, Remote {

  /// What configurations call it; part of stored settings, so never changed.
  String name();

  /// One sentence for people who choose.
  String description();

  List<Option> options();

  /// What one such picture costs, in the currency of the provider's bill; zero where it is free,
  /// nothing where nobody told us.
  Optional<BigDecimal> cost(Order order);

  /// How many pixels the picture will have, as far as that is known before; for the budget of
  /// memory.
  long pixels(Order order);
}
