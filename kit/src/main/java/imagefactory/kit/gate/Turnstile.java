package imagefactory.kit.gate;

import imagefactory.kit.gate.Passage.Go;
import imagefactory.kit.gate.Passage.Shut;
import imagefactory.kit.gate.Passage.Wait;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What is known of a service before it is called: when the next counted call's turn is, how many
/// calls failed in a row and since when therefore none is made, and until when it wants none.
public record Turnstile(
    @Nullable Instant turn,
    int failures,
    @Nullable Instant openedAt,
    @Nullable Instant openUntil,
    @Nullable Instant notBefore) {
  public static final Turnstile NEW = new Turnstile(null, 0, null, null, null);

  /// What the call is told, and what is known from then on.
  public record Entry(Passage passage, Turnstile after) {}

  Entry enter(Instant now, Rules rules, boolean counted) {
    if (openedAt != null && openUntil != null && now.isBefore(openUntil)) {
      boolean tooLong = !now.isBefore(openedAt.plus(rules.giveUpAfter()));
      return stay(tooLong ? new Shut(openedAt) : new Wait(Duration.between(now, openUntil)));
    }
    if (notBefore != null && now.isBefore(notBefore)) {
      return stay(new Wait(Duration.between(now, notBefore)));
    }
    // Of those that wait for the circuit to close one tries; the others wait as long again.
    Turnstile tried = openedAt == null ? this : openUntil(now.plus(rules.openFor()));
    return counted && rules.between().isPositive()
        ? tried.takeTurn(now, rules)
        : new Entry(new Go(Duration.ZERO), tried);
  }

  private Entry stay(Passage passage) {
    return new Entry(passage, this);
  }

  /// A bucket of tokens, as the time at which it would be full again: each counted call moves it
  /// on, and waits if it is too far ahead. Who waits has its turn, and need not ask again.
  private Entry takeTurn(Instant now, Rules rules) {
    Instant mine = Objects.requireNonNullElse(turn, now);
    Instant base = mine.isBefore(now) ? now : mine;
    Instant allowed = base.minus(rules.between().multipliedBy(rules.burst() - 1L));
    Duration wait = allowed.isAfter(now) ? Duration.between(now, allowed) : Duration.ZERO;
    return new Entry(
        new Go(wait),
        new Turnstile(base.plus(rules.between()), failures, openedAt, openUntil, notBefore));
  }

  Turnstile succeeded() {
    return new Turnstile(turn, 0, null, null, notBefore);
  }

  Turnstile failed(Instant now, Rules rules) {
    int more = failures + 1;
    boolean open = openedAt != null || more >= rules.failures();
    return new Turnstile(
        turn,
        more,
        open ? Objects.requireNonNullElse(openedAt, now) : null,
        open ? now.plus(rules.openFor()) : null,
        notBefore);
  }

  Turnstile leftAlone(Instant until) {
    Instant later = notBefore == null || notBefore.isBefore(until) ? until : notBefore;
    return new Turnstile(turn, failures, openedAt, openUntil, later);
  }

  private Turnstile openUntil(Instant time) {
    return new Turnstile(turn, failures, openedAt, time, notBefore);
  }
}
