package imagefactory.history.timeline;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Takes events as they come. Those that come after all that is known of their job carry its story
/// on; one that comes late has the whole story of its job told again, from the events kept. So what
/// is remembered is always the fold of the known events in their order.
public final class Timeline<E, P extends Piece> {
  private final Projection<E, P> projection;
  private final Memory<E, P> memory;

  public Timeline(Projection<E, P> projection, Memory<E, P> memory) {
    this.projection = projection;
    this.memory = memory;
  }

  /// Gives back the events that were not known before.
  public List<Told<E>> tell(List<Told<E>> events) {
    List<Told<E>> distinct = distinct(events);
    Map<UUID, Job> known = memory.jobs(distinct.stream().map(Told::jobId).collect(toSet()));
    List<Told<E>> fresh = memory.keep(distinct, known);
    List<Chapter<E>> chapters = chapters(fresh, known);
    Map<UUID, Map<UUID, P>> pieces = piecesFor(chapters);
    List<Change<Job>> jobs = new ArrayList<>();
    List<Change<P>> changed = new ArrayList<>();
    for (Chapter<E> chapter : chapters) {
      Map<UUID, P> before = pieces.getOrDefault(chapter.jobId(), Map.of());
      Story<P> story = tell(chapter, before);
      jobs.add(new Change<>(chapter.before(), story.job()));
      story.changed().stream()
          .map(piece -> new Change<>(before.get(piece.id()), piece))
          .filter(change -> !change.after().equals(change.before()))
          .forEach(changed::add);
    }
    memory.save(jobs, changed);
    return fresh;
  }

  /// What is new of one job, in order.
  private record Chapter<E>(@Nullable Job before, List<Told<E>> news) {
    UUID jobId() {
      return news.getFirst().jobId();
    }

    boolean isLate() {
      return before != null && !before.place().isBefore(news);
    }
  }

  private static <E> List<Told<E>> distinct(List<Told<E>> events) {
    return List.copyOf(
        events.stream()
            .collect(toMap(Told::id, told -> told, (first, _) -> first, LinkedHashMap::new))
            .values());
  }

  private static <E> List<Chapter<E>> chapters(List<Told<E>> fresh, Map<UUID, Job> known) {
    return List.copyOf(
        fresh.stream()
            .collect(
                groupingBy(
                    Told::jobId,
                    LinkedHashMap::new,
                    collectingAndThen(
                        toList(),
                        news ->
                            new Chapter<>(
                                known.get(news.getFirst().jobId()), Place.inOrder(news)))))
            .values());
  }

  private Story<P> tell(Chapter<E> chapter, Map<UUID, P> pieces) {
    Job before = chapter.before();
    if (before != null && !chapter.isLate()) {
      return tell(new Story<>(before, pieces), chapter.news());
    }
    List<Told<E>> all = before == null ? chapter.news() : Place.inOrder(memory.events(before));
    return tell(new Story<>(projection.begin(all.getFirst()), Map.of()), all);
  }

  private Story<P> tell(Story<P> story, List<Told<E>> events) {
    for (Told<E> told : events) {
      E event = told.event();
      if (event != null) {
        projection.tell(story, told, event);
      }
      story.now(story.job().with(story.job().place().after(told)));
    }
    return story;
  }

  /// By job. A story that is told again needs them too: only so is it known what has changed.
  private Map<UUID, Map<UUID, P>> piecesFor(List<Chapter<E>> chapters) {
    Set<UUID> some = new HashSet<>();
    Set<UUID> whole = new HashSet<>();
    for (Chapter<E> chapter : chapters) {
      if (chapter.isLate()) {
        whole.add(chapter.jobId());
      }
      for (Told<E> told : chapter.news()) {
        E event = told.event();
        switch (event == null ? Touch.NONE : projection.touches(event)) {
          case Touch.None _ -> {}
          case Touch.One(UUID piece) -> some.add(piece);
          case Touch.All _ -> whole.add(chapter.jobId());
        }
      }
    }
    Collection<P> found =
        some.isEmpty() && whole.isEmpty() ? List.of() : memory.pieces(some, whole);
    return found.stream().collect(groupingBy(Piece::jobId, toMap(Piece::id, piece -> piece)));
  }
}
