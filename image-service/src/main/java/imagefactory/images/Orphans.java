package imagefactory.images;

import imagefactory.images.filestore.ImageFiles;
import imagefactory.images.setup.ImageSettings;
import imagefactory.images.store.Images;
import imagefactory.kit.claim.Tasks;
import imagefactory.kit.store.ListedObject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Looks through the image store for files that no row names, which crashes of other kinds than we
/// thought of may leave, and deletes them if asked to. It looks only where this service writes, so
/// that a store in a folder with other things in it loses none of them.
@Singleton
public final class Orphans {
  private static final Logger LOG = Logger.getLogger(Orphans.class);
  private static final int MOST_TOLD = 100;

  private final Jdbi jdbi;
  private final Tasks tasks;
  private final Images images;
  private final ImageFiles files;
  private final Clock clock;
  private final Duration age;

  Orphans(
      Jdbi jdbi,
      Tasks tasks,
      Images images,
      ImageFiles files,
      Clock clock,
      ImageSettings settings) {
    this.jdbi = jdbi;
    this.tasks = tasks;
    this.images = images;
    this.files = files;
    this.clock = clock;
    this.age = settings.orphanAge();
  }

  /// How many files there are, how many of them are orphans, and some of their keys. Jobs that are
  /// at work are not looked at.
  public record Report(
      boolean dryRun, long files, long orphans, long bytes, long jobsAtWork, List<String> keys) {
    public Report {
      keys = List.copyOf(keys);
    }
  }

  public Report sweep(boolean dryRun) throws IOException {
    var tally = new Tally();
    Instant before = clock.instant().minus(age);
    for (String folder : ImageFiles.FOLDERS) {
      for (String ofJob : files.folders(folder)) {
        sweep(ofJob, before, dryRun, tally);
      }
    }
    Report report = tally.report(dryRun);
    LOG.infof("looked for orphans: %s", report);
    return report;
  }

  private void sweep(String folder, Instant before, boolean dryRun, Tally tally)
      throws IOException {
    List<ListedObject> all = files.list(folder);
    tally.files += all.size();
    List<ListedObject> old =
        all.stream().filter(file -> file.writtenAt().isBefore(before)).toList();
    var jobId = ImageFiles.jobOf(folder);
    if (old.isEmpty() || jobId.isEmpty()) {
      return;
    }
    jdbi.useTransaction(tx -> {
      // Until the end nobody says that one of these files is an image's.
      Set<UUID> ofJob = images.lockJob(tx, jobId.get());
      if (tasks.anyOpen(tx, ofJob)) {
        tally.jobsAtWork++;
      } else {
        sweep(tx, jobId.get(), old, dryRun, tally);
      }
    });
  }

  private void sweep(Handle tx, UUID jobId, List<ListedObject> old, boolean dryRun, Tally tally)
      throws IOException {
    Set<String> named = images.keysOfJob(tx, jobId);
    for (ListedObject file : old) {
      if (!named.contains(file.key())) {
        tally.add(file);
        if (!dryRun) {
          files.delete(file.key());
        }
      }
    }
  }

  private static final class Tally {
    private long files;
    private long orphans;
    private long bytes;
    private long jobsAtWork;
    private final List<String> keys = new ArrayList<>();

    private void add(ListedObject orphan) {
      orphans++;
      bytes += orphan.size();
      if (keys.size() < MOST_TOLD) {
        keys.add(orphan.key());
      }
    }

    private Report report(boolean dryRun) {
      return new Report(dryRun, files, orphans, bytes, jobsAtWork, keys);
    }
  }
}
