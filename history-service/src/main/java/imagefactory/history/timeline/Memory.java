package imagefactory.history.timeline;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// What the fold needs of the place where history is kept. All of it happens in one transaction.
public interface Memory<E, P extends Piece> {
  /// The jobs that are known, held until the transaction ends; so are those that are not known yet.
  Map<UUID, Job> jobs(Set<UUID> ids);

  /// Keeps the events and gives back those that were not known before; `known` are those of their
  /// jobs that are.
  List<Told<E>> keep(List<Told<E>> events, Map<UUID, Job> known);

  /// All events known of the job, in any order.
  List<Told<E>> events(Job job);

  /// These pieces, and all pieces of these jobs.
  Collection<P> pieces(Set<UUID> ids, Set<UUID> jobIds);

  void save(List<Change<Job>> jobs, List<Change<P>> pieces);
}
