package imagefactory.history.timeline;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Jobs whose stories are just being told, with all their pieces: they change here as often as
/// there are events, and are set down in the memory behind once, when others need the room. Only
/// events go there at once. For who tells whole stories, and alone; not for several threads.
public final class AtHand<E, P extends Piece> {
  /// What a piece that was taken up again may weigh, when its events are long gone.
  private static final int WEIGHT_OF_PIECE = 1_000;

  private static final int WEIGHT_OF_EVENT = 200;
  private final long room;
  private final Map<UUID, Held<P>> held = new LinkedHashMap<>();
  private long weight;

  /// `room` is how long the data of events may be, all in all, whose jobs are at hand.
  public AtHand(long room) {
    this.room = room;
  }

  /// A job as it is, and as the memory behind has it.
  private static final class Held<P extends Piece> {
    private final @Nullable Job jobBehind;
    private final Map<UUID, P> piecesBehind;
    private Job job;
    private final Map<UUID, P> pieces;
    private long weight;

    private Held(Job job, @Nullable Job jobBehind, Map<UUID, P> piecesBehind) {
      this.job = job;
      this.jobBehind = jobBehind;
      this.piecesBehind = piecesBehind;
      this.pieces = new LinkedHashMap<>(piecesBehind);
      this.weight = (long) WEIGHT_OF_PIECE * piecesBehind.size();
    }

    private List<Change<P>> changes() {
      return pieces.values().stream()
          .map(piece -> new Change<>(piecesBehind.get(piece.id()), piece))
          .filter(change -> !change.after().equals(change.before()))
          .toList();
    }
  }

  /// The memory for one transaction. Nothing of it is true before [Draft#hold].
  public Draft over(Memory<E, P> behind) {
    return new Draft(behind);
  }

  /// What one transaction tells.
  public final class Draft implements Memory<E, P> {
    private final Memory<E, P> behind;
    private final Map<UUID, Held<P>> touched = new LinkedHashMap<>();
    private final Map<UUID, Long> heavier = new HashMap<>();
    private final List<Change<Job>> changedJobs = new ArrayList<>();
    private final List<Change<P>> changedPieces = new ArrayList<>();

    private Draft(Memory<E, P> behind) {
      this.behind = behind;
    }

    @Override
    public Map<UUID, Job> jobs(Set<UUID> ids) {
      Map<UUID, Job> known = new HashMap<>();
      for (UUID id : ids) {
        Held<P> mine = held.get(id);
        if (mine != null) {
          touched.put(id, mine);
          known.put(id, mine.job);
        }
      }
      Set<UUID> others = ids.stream().filter(id -> !known.containsKey(id)).collect(toSet());
      if (!others.isEmpty()) {
        known.putAll(takeUp(behind.jobs(others)));
      }
      return known;
    }

    private Map<UUID, Job> takeUp(Map<UUID, Job> jobs) {
      if (jobs.isEmpty()) {
        return jobs;
      }
      Map<UUID, Map<UUID, P>> pieces = new HashMap<>();
      for (P piece : behind.pieces(Set.of(), jobs.keySet())) {
        pieces.computeIfAbsent(piece.jobId(), _ -> new HashMap<>()).put(piece.id(), piece);
      }
      jobs.forEach(
          (id, job) -> touched.put(id, new Held<>(job, job, pieces.getOrDefault(id, Map.of()))));
      return jobs;
    }

    @Override
    public List<Told<E>> keep(List<Told<E>> events, Map<UUID, Job> known) {
      List<Told<E>> fresh = behind.keep(events, known);
      for (Told<E> told : fresh) {
        String data = told.data();
        heavier.merge(
            told.jobId(), WEIGHT_OF_EVENT + (data == null ? 0L : data.length()), Long::sum);
      }
      return fresh;
    }

    @Override
    public List<Told<E>> events(Job job) {
      return behind.events(job);
    }

    @Override
    public Collection<P> pieces(Set<UUID> ids, Set<UUID> jobIds) {
      return touched.values().stream()
          .flatMap(each -> each.pieces.values().stream())
          .filter(piece -> ids.contains(piece.id()) || jobIds.contains(piece.jobId()))
          .toList();
    }

    @Override
    public void save(List<Change<Job>> jobs, List<Change<P>> pieces) {
      changedJobs.addAll(jobs);
      changedPieces.addAll(pieces);
    }

    /// The transaction has been committed.
    public void hold() {
      touched.forEach((id, each) -> {
        // Told of last.
        Held<P> before = held.remove(id);
        weight += before == null ? each.weight : 0;
        held.put(id, each);
      });
      for (Change<Job> change : changedJobs) {
        Job job = change.after();
        Held<P> mine = held.computeIfAbsent(job.id(), _ -> new Held<>(job, null, Map.of()));
        long more = heavier.getOrDefault(job.id(), 0L);
        mine.job = job;
        mine.weight += more;
        weight += more;
      }
      for (Change<P> change : changedPieces) {
        P piece = change.after();
        at(piece.jobId()).pieces.put(piece.id(), piece);
      }
    }
  }

  /// Those that were told of longest ago, if there is no room for all.
  public List<UUID> crowdedOut() {
    List<UUID> out = new ArrayList<>();
    long left = weight;
    for (Map.Entry<UUID, Held<P>> each : held.entrySet()) {
      if (left <= room) {
        break;
      }
      left -= each.getValue().weight;
      out.add(each.getKey());
    }
    return out;
  }

  public List<UUID> all() {
    return List.copyOf(held.keySet());
  }

  /// Saves them behind. They stay at hand until the transaction has been committed, and are then to
  /// be let go.
  public void setDown(List<UUID> ids, Memory<E, P> behind) {
    List<Change<Job>> jobs = new ArrayList<>();
    List<Change<P>> pieces = new ArrayList<>();
    for (UUID id : ids) {
      Held<P> each = at(id);
      jobs.add(new Change<>(each.jobBehind, each.job));
      pieces.addAll(each.changes());
    }
    behind.save(jobs, pieces);
  }

  public void letGo(List<UUID> ids) {
    for (UUID id : ids) {
      weight -= at(id).weight;
      held.remove(id);
    }
  }

  private Held<P> at(UUID id) {
    return Objects.requireNonNull(held.get(id), "not at hand");
  }
}
