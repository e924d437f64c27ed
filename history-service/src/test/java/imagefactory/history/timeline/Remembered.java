package imagefactory.history.timeline;

import imagefactory.contracts.ImageStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/// A memory in maps, with the statistics kept beside it as the store keeps them.
final class Remembered<E, P extends Piece> implements Memory<E, P> {
  final Map<UUID, Job> jobs = new HashMap<>();
  final Map<UUID, Told<E>> events = new LinkedHashMap<>();
  final Map<UUID, P> pieces = new HashMap<>();
  final Map<Tally.Bucket, Tally.Figures> figures = new TreeMap<>();
  final Map<ImageStatus, Integer> images = new HashMap<>();
  int saves;

  /// What a transaction may do to it is not done to this one.
  Remembered<E, P> copy() {
    Remembered<E, P> copy = new Remembered<>();
    copy.jobs.putAll(jobs);
    copy.events.putAll(events);
    copy.pieces.putAll(pieces);
    copy.figures.putAll(figures);
    copy.images.putAll(images);
    return copy;
  }

  @Override
  public Map<UUID, Job> jobs(Set<UUID> ids) {
    Map<UUID, Job> found = new HashMap<>(jobs);
    found.keySet().retainAll(ids);
    return found;
  }

  @Override
  public List<Told<E>> keep(List<Told<E>> told, Map<UUID, Job> known) {
    List<Told<E>> fresh = new ArrayList<>();
    for (Told<E> each : told) {
      if (events.putIfAbsent(each.id(), each) == null) {
        fresh.add(each);
      }
    }
    return fresh;
  }

  @Override
  public List<Told<E>> events(Job job) {
    return events.values().stream().filter(e -> e.jobId().equals(job.id())).toList();
  }

  @Override
  public Collection<P> pieces(Set<UUID> ids, Set<UUID> jobIds) {
    return pieces.values().stream()
        .filter(p -> ids.contains(p.id()) || jobIds.contains(p.jobId()))
        .toList();
  }

  @Override
  public void save(List<Change<Job>> changedJobs, List<Change<P>> changedPieces) {
    saves++;
    changedJobs.forEach(change -> jobs.put(change.after().id(), change.after()));
    changedPieces.forEach(change -> pieces.put(change.after().id(), change.after()));
    Tally.ofJobs(changedJobs)
        .figures()
        .forEach((bucket, more) -> figures.merge(bucket, more, (a, b) -> a.plus(b, 1)));
    figures.values().removeIf(Tally.Figures::areNothing);
    Tally.ofImages(imagesAmong(changedPieces))
        .images()
        .forEach((status, n) -> images.merge(status, n, Integer::sum));
    images.values().removeIf(n -> n == 0);
  }

  private List<Change<Image>> imagesAmong(List<Change<P>> changes) {
    List<Change<Image>> found = new ArrayList<>();
    for (Change<P> change : changes) {
      if (change.after() instanceof Image after) {
        found.add(new Change<>((Image) change.before(), after));
      }
    }
    return found;
  }
}
