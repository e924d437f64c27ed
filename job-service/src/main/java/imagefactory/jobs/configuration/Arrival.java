package imagefactory.jobs.configuration;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What became of one imported configuration.
public sealed interface Arrival {
  record Created(UUID id) implements Arrival {}

  record Replaced(UUID id) implements Arrival {}

  record Skipped(UUID id) implements Arrival {}

  record NameTaken() implements Arrival {}

  /// `there` is the one that has the name already.
  static Arrival of(@Nullable UUID there, UUID fresh, OnConflict onConflict) {
    if (there == null) {
      return new Created(fresh);
    }
    return switch (onConflict) {
      case REFUSE -> new NameTaken();
      case SKIP -> new Skipped(there);
      case REPLACE -> new Replaced(there);
    };
  }
}
