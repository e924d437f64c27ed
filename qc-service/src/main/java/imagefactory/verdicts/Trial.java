package imagefactory.verdicts;

import imagefactory.contracts.Settings.Checks;
import imagefactory.verdicts.verdict.Order;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What someone wants to see tried on a file: what it should be, which checks, beside which job.
public record Trial(@Nullable String aspectRatio, Checks checks, @Nullable UUID jobId) {
  Order order() {
    return Order.trial(aspectRatio, checks);
  }
}
