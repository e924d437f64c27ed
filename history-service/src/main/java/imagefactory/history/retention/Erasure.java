package imagefactory.history.retention;

import imagefactory.history.rebuild.Rebuilds;
import imagefactory.history.retention.Retention.RebuildRunsException;
import imagefactory.history.store.AuditTable;
import imagefactory.history.store.ErasureQueries;
import imagefactory.history.store.ErasureQueries.Traits;
import imagefactory.history.store.ForgottenTable;
import imagefactory.history.store.ForgottenTable.Why;
import imagefactory.history.timeline.Job;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Takes all that is known of jobs, out of the archives too, and sees to it that nothing brings
/// them back: neither the topics, nor a rebuild, nor an archive.
@Singleton
public final class Erasure {
  private final Jdbi jdbi;
  private final Retention retention;
  private final RetentionSettings settings;
  private final Clock clock;

  Erasure(Jdbi jdbi, Retention retention, RetentionSettings settings, Clock clock) {
    this.jdbi = jdbi;
    this.retention = retention;
    this.settings = settings;
    this.clock = clock;
  }

  /// Which jobs: those named, and all that history shows with the label, with the attribute, or as
  /// asked for by the person.
  public record Asked(
      List<UUID> jobIds,
      @Nullable String label,
      @Nullable String actor,
      @Nullable String attribute,
      @Nullable String value) {
    public Asked {
      jobIds = List.copyOf(jobIds);
    }
  }

  /// The jobs that would go, or went; `more` if there are more.
  public record Outcome(List<UUID> jobs, boolean more) {
    public Outcome {
      jobs = List.copyOf(jobs);
    }
  }

  public Outcome plan(Asked asked) {
    return jdbi.withHandle(h -> found(h, asked));
  }

  public Outcome erase(Asked asked, String actor) throws RebuildRunsException {
    Instant now = clock.instant();
    Outcome outcome =
        jdbi.inTransaction(tx -> {
          if (!Rebuilds.holdOff(tx)) {
            throw new RebuildRunsException();
          }
          Outcome found = found(tx, asked);
          List<Job> held = ForgottenTable.hold(tx, found.jobs());
          eraseFromArchives(tx, found.jobs());
          ForgottenTable.forget(tx, held, Why.ERASED, null, now);
          ForgottenTable.eraseUnseen(tx, found.jobs(), now);
          for (UUID job : found.jobs()) {
            // By its id alone: who erases must be known, what was erased must not.
            AuditTable.note(tx, now, actor, "job.erased", job.toString(), "{}");
          }
          return found;
        });
    retention.deleteLogs();
    return outcome;
  }

  private Outcome found(Handle h, Asked asked) {
    int most = settings.jobs();
    Set<UUID> found = new HashSet<>(asked.jobIds());
    found.addAll(
        ErasureQueries.jobs(
            h,
            new Traits(asked.label(), asked.actor(), asked.attribute(), asked.value()),
            most + 1));
    List<UUID> jobs = found.stream().sorted().toList();
    return jobs.size() <= most
        ? new Outcome(jobs, false)
        : new Outcome(jobs.subList(0, most), true);
  }

  /// Each archive is written anew without them, and takes the old one's place at once. Should the
  /// transaction fail, they are missing there and asked for again.
  private void eraseFromArchives(Handle tx, List<UUID> jobs) {
    Set<UUID> erased = Set.copyOf(jobs);
    for (Archive archive : ArchiveTable.of(tx, jobs)) {
      ArchiveTable.save(tx, without(archive, erased));
    }
  }

  private Archive without(Archive archive, Set<UUID> erased) {
    Path path = settings.archive().resolve(archive.name());
    int[] kept = {0, 0};
    try (ArchiveFile file = ArchiveFile.create(path)) {
      ArchiveFile.read(
          path,
          line -> {
            if (!erased.contains(line.job())) {
              kept[0] += line.origin() == null ? 0 : 1;
              kept[1] += line.event() == null ? 0 : 1;
              file.write(line);
            }
          });
      return new Archive(archive.name(), kept[0], kept[1], file.finish(), archive.madeAt());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + archive.name() + " anew", e);
    }
  }
}
