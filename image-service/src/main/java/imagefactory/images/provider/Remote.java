package imagefactory.images.provider;

import imagefactory.images.provider.Options.UnfitException;
import imagefactory.kit.call.Call;
import imagefactory.kit.call.Outcome.Answered;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/// A provider over HTTP, as two translations: an order into calls, answers into what they say. When
/// to call, and what to do if nobody answers, is for the one who has the errand.
public non-sealed interface Remote extends Provider {
  /// The largest picture that any of them makes by default.
  long PIXELS = 1536 * 1024;

  Access access();

  /// The call that orders one picture. It is made once, unless it surely had no effect.
  Call place(Order order) throws UnfitException;

  /// What an answer to it says that is neither an error nor a redirect.
  Said placed(Answered answer);

  /// Asks how the provider's task stands. Only for those that answer with one.
  default Call look(String taskId, Duration within) {
    throw new IllegalStateException("expected no task of %s, found one".formatted(name()));
  }

  default Said looked(Answered answer) {
    throw new IllegalStateException("expected no task of %s, found one".formatted(name()));
  }

  /// What stands in an error.
  Complaint complaint(Answered answer);

  /// Whether the same call may be answered otherwise later.
  default boolean passes(Answered answer) {
    return answer.passes();
  }

  /// How long the provider wants to be left alone.
  default Duration notBefore(Answered answer) {
    return answer.notBefore();
  }

  /// Whether an order costs nothing, so that one may be placed again without harm.
  default boolean free() {
    return false;
  }

  /// By which line of the price table an order is paid.
  String tariff(Order order) throws UnfitException;

  @Override
  default Optional<BigDecimal> cost(Order order) {
    try {
      Optional<BigDecimal> price = access().price(tariff(order));
      return free() ? price.or(() -> Optional.of(BigDecimal.ZERO)) : price;
    } catch (UnfitException _) {
      // Nothing will be ordered: placing it says why.
      return Optional.empty();
    }
  }

  @Override
  default long pixels(Order order) {
    return PIXELS;
  }

  /// A provider's words about what it does not do, and whether they are about what may be shown.
  record Complaint(boolean moderated, String words) {}
}
