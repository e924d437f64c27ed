package imagefactory.verdicts.verdict;

import java.math.BigDecimal;

/// What the vision judge was paid, and for how many images.
public record Bill(long images, BigDecimal cost) {
  public Bill {
    if (images < 0 || cost.signum() < 0) {
      throw new IllegalArgumentException(
          "expected images and a cost of 0 or more, found %d and %s".formatted(images, cost));
    }
  }
}
