package imagefactory.history.timeline;

import java.util.UUID;

/// Which pieces of a job an event changes, so that no others need to be read.
public sealed interface Touch {
  Touch NONE = new None();
  Touch ALL = new All();

  record None() implements Touch {}

  record One(UUID piece) implements Touch {}

  record All() implements Touch {}
}
