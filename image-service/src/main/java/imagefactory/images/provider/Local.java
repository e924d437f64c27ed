package imagefactory.images.provider;

import java.math.BigDecimal;
import java.util.Optional;

/// A provider in this process: free, and always there.
public non-sealed interface Local extends Provider {
  @Override
  default Optional<BigDecimal> cost(Order order) {
    return Optional.of(BigDecimal.ZERO);
  }

  Making make(Order order);
}
