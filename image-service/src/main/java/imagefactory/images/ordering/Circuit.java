package imagefactory.images.ordering;

import imagefactory.kit.gate.Turnstile;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether a provider is called: closed, calls are made; open, none; half open, the next one tries.
public record Circuit(
    String provider,
    String state,
    int failuresInARow,
    @Nullable Instant openSince,
    @Nullable Instant nextTry,
    @Nullable Instant leftAloneUntil) {
  public static final String CLOSED = "closed";

  public static Circuit closed(String provider) {
    return new Circuit(provider, CLOSED, 0, null, null, null);
  }

  static Circuit of(String provider, Turnstile turnstile, Instant now) {
    Instant until = turnstile.notBefore();
    return new Circuit(
        provider,
        state(turnstile, now),
        turnstile.failures(),
        turnstile.openedAt(),
        turnstile.openUntil(),
        until == null || until.isBefore(now) ? null : until);
  }

  private static String state(Turnstile turnstile, Instant now) {
    if (turnstile.openedAt() == null) {
      return CLOSED;
    }
    Instant until = turnstile.openUntil();
    return until != null && now.isBefore(until) ? "open" : "half-open";
  }
}
