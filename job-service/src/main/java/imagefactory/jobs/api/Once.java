package imagefactory.jobs.api;

import com.fasterxml.jackson.databind.JsonNode;
import imagefactory.jobs.store.IdempotencyKeys;
import imagefactory.jobs.store.IdempotencyKeys.Claimed;
import imagefactory.jobs.store.IdempotencyKeys.Known;
import imagefactory.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Knows a request again by its `Idempotency-Key`, so that asking twice does once.
@ApplicationScoped
class Once {
  private static final int LONGEST_KEY = 200;
  private final IdempotencyKeys keys;

  Once(IdempotencyKeys keys) {
    this.keys = keys;
  }

  /// What the first request with this key became; empty if this is the first, or there is no key.
  /// `what` is asked is part of the fingerprint, so a key is good for one kind of request.
  Optional<Known> before(
      Handle tx, @Nullable String key, String what, JsonNode body, UUID jobId, Instant now) {
    if (key == null) {
      return Optional.empty();
    }
    if (key.isBlank() || key.length() > LONGEST_KEY) {
      throw ProblemException.invalid(
          "Idempotency-Key", "expected 1 to %d characters".formatted(LONGEST_KEY));
    }
    String fingerprint = Fingerprint.of(what, body);
    return switch (keys.claim(tx, key, fingerprint, jobId, now)) {
      case Claimed.Ours _ -> Optional.empty();
      case Claimed.InUse _ ->
          throw new ProblemException(
              409,
              "idempotency_key_in_use",
              "a request with this Idempotency-Key is being answered: ask again in a moment");
      case Claimed.Before(var known) -> {
        if (!known.fingerprint().equals(fingerprint)) {
          throw new ProblemException(
              422, "idempotency_key_reused", "this Idempotency-Key belongs to another request");
        }
        yield Optional.of(known);
      }
    };
  }

  void answered(Handle tx, @Nullable String key, String answer) {
    if (key != null) {
      keys.answered(tx, key, answer);
    }
  }
}
