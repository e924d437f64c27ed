package imagefactory.history.retention;

import imagefactory.contracts.JobEvent;
import imagefactory.history.HistoryHandler;
import imagefactory.history.logs.LogLine;
import imagefactory.history.rebuild.Rebuilds;
import imagefactory.history.retention.Retention.RebuildRunsException;
import imagefactory.history.store.AuditTable;
import imagefactory.history.store.ForgottenTable;
import imagefactory.history.store.KeptEvents;
import imagefactory.history.timeline.ImageJobs;
import imagefactory.history.timeline.Job;
import imagefactory.history.timeline.Reported;
import imagefactory.history.timeline.Told;
import imagefactory.kit.page.Cursor;
import imagefactory.kit.page.Limit;
import imagefactory.kit.page.Page;
import imagefactory.kit.page.Total;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Lists archives, and tells their jobs again.
@Singleton
public final class Archives {
  private static final String LIST = "archives";
  private static final int BATCH = 500;

  private final Jdbi jdbi;
  private final HistoryHandler handler;
  private final RetentionSettings settings;
  private final Clock clock;

  Archives(Jdbi jdbi, HistoryHandler handler, RetentionSettings settings, Clock clock) {
    this.jdbi = jdbi;
    this.handler = handler;
    this.settings = settings;
    this.clock = clock;
  }

  /// Newest first.
  public Page<Archive> list(Limit limit, @Nullable String cursor) {
    String before = Cursor.read(cursor, LIST, 1).map(c -> c.string(0)).orElse(null);
    return jdbi.withHandle(h -> {
      List<Archive> rows = ArchiveTable.page(h, before, limit.andOneMore());
      long all =
          h.createQuery("select count(*) from (select from archive limit 1000) a")
              .mapTo(Long.class)
              .one();
      return Page.of(
          rows, limit, archive -> Cursor.of(LIST, archive.name()), Total.upTo(all, 1000));
    });
  }

  /// Empty if there is no such archive, else how many jobs came back. The file stays, and what was
  /// told once is not told twice: after a crash, ask again.
  public Optional<Integer> restore(String name, String actor)
      throws RebuildRunsException, IOException {
    if (jdbi.withHandle(h -> ArchiveTable.find(h, name)).isEmpty()) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    Telling telling =
        jdbi.inTransaction(tx -> {
          if (!Rebuilds.holdOff(tx)) {
            throw new RebuildRunsException();
          }
          Set<UUID> jobs = ArchiveTable.jobs(tx, name);
          ForgottenTable.remember(tx, jobs, name, now.plus(settings.restored()));
          AuditTable.note(tx, now, actor, "archive.restored", name, "{}");
          return new Telling(jobs);
        });
    ArchiveFile.read(settings.archive().resolve(name), telling::take);
    telling.flush();
    return Optional.of(telling.jobs.size());
  }

  /// Tells some hundred lines at a time.
  private final class Telling {
    private final Set<UUID> jobs;
    private final Map<UUID, Job.Origin> origins = new HashMap<>();
    private final List<Told<JobEvent>> images = new ArrayList<>();
    private final List<Told<Reported>> externals = new ArrayList<>();
    private final List<LogLine> lines = new ArrayList<>();

    Telling(Set<UUID> jobs) {
      this.jobs = jobs;
    }

    void take(ArchivedLine line) {
      if (!jobs.contains(line.job())) {
        return; // erased since, or brought back before
      }
      if (line.origin() != null) {
        origins.put(line.job(), line.origin());
      } else if (line.event() != null) {
        Job.Origin origin = origins.getOrDefault(line.job(), ImageJobs.ORIGIN);
        if (origin.equals(ImageJobs.ORIGIN)) {
          images.add(KeptEvents.image(line.job(), line.event()));
        } else {
          externals.add(KeptEvents.external(line.job(), origin, line.event()));
        }
      } else if (line.line() != null) {
        lines.add(line.line());
      }
      if (images.size() + externals.size() + lines.size() >= BATCH) {
        flush();
      }
    }

    void flush() {
      jdbi.useTransaction(tx -> {
        handler.tellImages(tx, images);
        handler.tellExternals(tx, externals);
        handler.rememberLines(tx, lines);
      });
      images.clear();
      externals.clear();
      lines.clear();
    }
  }
}
