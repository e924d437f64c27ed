package imagefactory.history.retention;

import imagefactory.contracts.wire.LowerCaseEnums;
import imagefactory.history.logs.JobLogs;
import imagefactory.history.rebuild.Rebuilds;
import imagefactory.history.retention.ExpiredJobs.Share;
import imagefactory.history.store.AuditTable;
import imagefactory.history.store.FeedTable;
import imagefactory.history.store.ForgottenTable;
import imagefactory.history.timeline.Job;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Takes jobs to the archive that have been there for long enough, some at a time.
@Singleton
public final class Retention {
  private static final int LOGS = 1000;

  private final Jdbi jdbi;
  private final JobLogs logs;
  private final RetentionSettings settings;
  private final List<RetentionRule> rules;
  private final Archiving archiving;
  private final Clock clock;

  Retention(Jdbi jdbi, JobLogs logs, RetentionSettings settings, Clock clock) {
    this.jdbi = jdbi;
    this.logs = logs;
    this.settings = settings;
    this.rules = RetentionRule.read(settings.rules().orElse(""));
    this.archiving = new Archiving(logs, settings.archive());
    this.clock = clock;
  }

  /// Jobs of one kind and status that ended before then: would go, or went. Counted up to 100 000.
  public record Expired(String kind, String status, Instant before, long jobs) {}

  /// What would go, or what went; `more` if there is more to go.
  public record Outcome(List<Expired> expired, List<String> archives, boolean more) {
    public Outcome {
      expired = List.copyOf(expired);
      archives = List.copyOf(archives);
    }
  }

  /// A rebuild is under way: what went meanwhile would come back with it.
  public static final class RebuildRunsException extends Exception {
    RebuildRunsException() {
      super("a rebuild is under way");
    }
  }

  public Outcome plan() {
    Instant now = clock.instant();
    return jdbi.withHandle(h -> {
      List<Expired> expired =
          ExpiredJobs.shares(h, rules, now).stream()
              .map(share -> expired(share, ExpiredJobs.count(h, share, now)))
              .toList();
      return new Outcome(expired, List.of(), expired.stream().anyMatch(e -> e.jobs() > 0));
    });
  }

  /// Some of it, so that a request comes to an end.
  public Outcome run(String actor) throws RebuildRunsException {
    Instant now = clock.instant();
    List<Expired> expired = new ArrayList<>();
    List<String> archives = new ArrayList<>();
    for (Share share : jdbi.withHandle(h -> ExpiredJobs.shares(h, rules, now))) {
      long jobs = 0;
      while (archives.size() < settings.batches()) {
        Optional<Archive> made = batch(share, now, actor);
        if (made.isEmpty()) {
          break;
        }
        archives.add(made.get().name());
        jobs += made.get().jobs();
      }
      expired.add(expired(share, jobs));
    }
    return new Outcome(expired, archives, archives.size() >= settings.batches());
  }

  private static Expired expired(Share share, long jobs) {
    return new Expired(share.kind(), LowerCaseEnums.nameOf(share.status()), share.before(), jobs);
  }

  private Optional<Archive> batch(Share share, Instant now, String actor)
      throws RebuildRunsException {
    Optional<Archive> made =
        jdbi.inTransaction(tx -> {
          if (!Rebuilds.holdOff(tx)) {
            throw new RebuildRunsException();
          }
          return archive(tx, ExpiredJobs.some(tx, share, now, settings.jobs()), now, actor);
        });
    deleteLogs();
    return made;
  }

  private Optional<Archive> archive(Handle tx, List<UUID> ids, Instant now, String actor) {
    List<Job> jobs = ForgottenTable.hold(tx, ids);
    if (jobs.isEmpty()) {
      return Optional.empty();
    }
    Archive made = archiving.archive(tx, jobs, now);
    AuditTable.note(tx, now, actor, "jobs.archived", made.name(), "{}");
    return Optional.of(made);
  }

  /// Files of jobs that are forgotten. A crash leaves them to the next run.
  void deleteLogs() {
    for (ForgottenTable.LeftLog left : jdbi.withHandle(h -> ForgottenTable.leftLogs(h, LOGS))) {
      try {
        logs.delete(left.reference());
        jdbi.useHandle(h -> ForgottenTable.logIsGone(h, left.jobId()));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot delete the log " + left.reference(), e);
      }
    }
  }

  /// Parts of the feed that nobody can come back to any more.
  int dropFeed() {
    return jdbi.inTransaction(tx -> FeedTable.drop(tx, clock.instant().minus(settings.feed())));
  }
}
