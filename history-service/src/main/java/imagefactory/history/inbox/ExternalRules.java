package imagefactory.history.inbox;

import imagefactory.contracts.ExternalJobEvent;
import imagefactory.contracts.wire.Envelope;
import imagefactory.history.timeline.Reported.What;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an event of another service must hold beyond its JSON. A violation is told to the person
/// who reads the dead letter.
final class ExternalRules {
  private static final int LONGEST = 200;
  private static final int MOST_TAGS = 100;

  private ExternalRules() {}

  static Optional<String> objection(Envelope envelope, ExternalJobEvent event) {
    What what = What.ofType(envelope.type()).orElse(null);
    if (what == What.ITEM && event.item() == null) {
      return Optional.of("expected a field item in an event of type " + envelope.type());
    }
    if (what == What.LOG && event.log() == null) {
      return Optional.of("expected a field log in an event of type " + envelope.type());
    }
    return name("subject", envelope.subject())
        .or(() -> name("source", envelope.source()))
        .or(() -> name("kind", event.kind()))
        .or(() -> event.item() == null ? Optional.empty() : name("item.id", event.item().id()))
        .or(() -> parent(event))
        .or(() -> tags(event))
        .or(() -> negative(event));
  }

  private static Optional<String> name(String field, @Nullable String value) {
    if (value == null || value.isBlank()) {
      return Optional.of("expected a " + field + ", found none");
    }
    if (value.indexOf('\0') >= 0) {
      return Optional.of("expected a " + field + " without the character U+0000");
    }
    return value.length() <= LONGEST
        ? Optional.empty()
        : Optional.of(
            "expected a %s of at most %d characters, found %d"
                .formatted(field, LONGEST, value.length()));
  }

  private static Optional<String> parent(ExternalJobEvent event) {
    return event.parent() == null ? Optional.empty() : name("parent", event.parent());
  }

  private static Optional<String> tags(ExternalJobEvent event) {
    return event.tags().size() > MOST_TAGS
        ? Optional.of("expected at most " + MOST_TAGS + " tags, found " + event.tags().size())
        : event.tags().stream().flatMap(tag -> name("tag", tag).stream()).findFirst();
  }

  private static Optional<String> negative(ExternalJobEvent event) {
    return negative(
        Map.of(
            "total", or(event.total()),
            "successful", or(event.successful()),
            "failed", or(event.failed())));
  }

  private static Optional<String> negative(Map<String, Integer> counters) {
    return counters.entrySet().stream()
        .filter(counter -> counter.getValue() < 0)
        .map(c -> "expected a %s of 0 or more, found %d".formatted(c.getKey(), c.getValue()))
        .findFirst();
  }

  private static int or(@Nullable Integer value) {
    return value == null ? 0 : value;
  }
}
