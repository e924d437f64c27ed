package imagefactory.history.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How far a story has been told.
///
/// Events go by their sequence. One without a sequence goes by its time: it stands before the first
/// sequenced event that has, itself or through one before it, a later time. So any set of events
/// has one order, whatever order it came in.
public record Place(
    @Nullable Long sequence,
    long sequenced,
    @Nullable Instant since,
    @Nullable Instant sequencedUntil,
    @Nullable Instant unsequencedUntil) {
  public static final Place NONE = new Place(null, 0, null, null, null);

  private static final Comparator<Told<?>> AMONG_EQUALS =
      Comparator.<Told<?>>comparingInt(Told::rank).thenComparing(Told::id);
  private static final Comparator<Told<?>> BY_SEQUENCE =
      Comparator.<Told<?>>comparingLong(Place::sequenceOf).thenComparing(AMONG_EQUALS);
  private static final Comparator<Told<?>> BY_TIME =
      Comparator.<Told<?>, Instant>comparing(Told::at).thenComparing(AMONG_EQUALS);

  /// All of them in the order of the story.
  public static <E> List<Told<E>> inOrder(List<Told<E>> events) {
    List<Told<E>> sequenced =
        events.stream().filter(e -> e.sequence() != null).sorted(BY_SEQUENCE).toList();
    List<Told<E>> timed =
        events.stream().filter(e -> e.sequence() == null).sorted(BY_TIME).toList();
    if (timed.isEmpty()) {
      return sequenced;
    }
    List<Told<E>> merged = new ArrayList<>(events.size());
    Instant reached = Instant.MIN;
    int next = 0;
    for (Told<E> each : sequenced) {
      reached = later(reached, each.at());
      while (next < timed.size() && timed.get(next).at().isBefore(reached)) {
        merged.add(timed.get(next++));
      }
      merged.add(each);
    }
    merged.addAll(timed.subList(next, timed.size()));
    return merged;
  }

  /// Whether all of these come after everything told so far, so that the story just goes on.
  public boolean isBefore(List<? extends Told<?>> events) {
    return events.stream().allMatch(e -> e.sequence() == null ? isBeforeTimed(e) : isBefore(e));
  }

  private boolean isBeforeTimed(Told<?> event) {
    return (unsequencedUntil == null || event.at().isAfter(unsequencedUntil))
        && (sequencedUntil == null || !event.at().isBefore(sequencedUntil));
  }

  private boolean isBefore(Told<?> event) {
    Instant reached = later(sequencedUntil, event.at());
    return (sequence == null || sequenceOf(event) > sequence)
        && (unsequencedUntil == null || unsequencedUntil.isBefore(reached));
  }

  public Place after(Told<?> event) {
    Instant first = since == null || event.at().isBefore(since) ? event.at() : since;
    return event.sequence() == null
        ? new Place(sequence, sequenced, first, sequencedUntil, later(unsequencedUntil, event.at()))
        : new Place(
            sequence == null ? event.sequence() : Math.max(sequence, sequenceOf(event)),
            sequenced + 1,
            first,
            later(sequencedUntil, event.at()),
            unsequencedUntil);
  }

  /// Whether the event's number is not behind this place.
  public boolean reaches(Told<?> event) {
    return sequence != null && sequenceOf(event) <= sequence;
  }

  /// How many events of an unbroken sequence have not come yet, though later ones have.
  public long missing() {
    return sequence == null ? 0 : Math.max(0, sequence - sequenced);
  }

  /// The time of the latest event.
  public @Nullable Instant until() {
    return sequencedUntil == null ? unsequencedUntil : later(unsequencedUntil, sequencedUntil);
  }

  private static Instant later(@Nullable Instant one, Instant other) {
    return one == null || one.isBefore(other) ? other : one;
  }

  private static long sequenceOf(Told<?> event) {
    return event.sequence() == null ? Long.MIN_VALUE : event.sequence();
  }
}
