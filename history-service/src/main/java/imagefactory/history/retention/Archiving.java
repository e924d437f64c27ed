package imagefactory.history.retention;

import imagefactory.history.logs.JobLogs;
import imagefactory.history.logs.LogReader;
import imagefactory.history.logs.LogReference;
import imagefactory.history.store.ForgottenTable;
import imagefactory.history.store.ForgottenTable.Why;
import imagefactory.history.store.KeptEvents;
import imagefactory.history.timeline.Job;
import imagefactory.kit.db.TryAgain;
import imagefactory.kit.ids.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Brings some jobs into one file and takes their rows, in one transaction. The file is on the disk
/// before the rows go; where the transaction fails, the file goes again.
final class Archiving {
  private static final int LINES = 1000;

  private final JobLogs logs;
  private final Path folder;

  Archiving(JobLogs logs, Path folder) {
    this.logs = logs;
    this.folder = folder;
  }

  /// The jobs are held already.
  Archive archive(Handle tx, List<Job> jobs, Instant now) {
    String name = now.toString().substring(0, 10) + "-" + Ids.next() + ".jsonl.gz";
    Path path = folder.resolve(name);
    try {
      Archive archive = write(tx, jobs, name, path, now);
      ArchiveTable.save(tx, archive);
      return archive;
    } catch (IOException e) {
      throw new TryAgain("cannot write the archive " + name, e);
    } catch (RuntimeException e) {
      discard(path);
      throw e;
    }
  }

  private Archive write(Handle tx, List<Job> jobs, String name, Path path, Instant now)
      throws IOException {
    long[] events = {0};
    Map<UUID, Long> copied = new HashMap<>();
    long bytes;
    try (ArchiveFile file = ArchiveFile.create(path)) {
      for (Job job : jobs) {
        file.write(ArchivedLine.of(job));
        KeptEvents.ofJob(
            tx,
            job.id(),
            event -> {
              events[0]++;
              file.write(ArchivedLine.of(job.id(), event));
            });
        Optional<LogReference> log = logs.find(job.id());
        if (log.isPresent()) {
          copied.put(job.id(), copy(job.id(), log.get(), file));
        }
      }
      bytes = file.finish();
    }
    Map<UUID, Long> had = ForgottenTable.forget(tx, jobs, Why.EXPIRED, name, now);
    if (!had.equals(copied)) {
      throw new TryAgain("a log has grown while it was archived", new IOException(name));
    }
    return new Archive(name, jobs.size(), events[0], bytes, now);
  }

  /// Gives back how long the log was.
  private long copy(UUID job, LogReference log, ArchiveFile file) throws IOException {
    LogReader reader = logs.reader(log);
    LogReader.Lines lines;
    long at = 0;
    do {
      lines = reader.read(at, LINES, LogReader.Wanted.ALL);
      lines.lines().forEach(placed -> file.write(ArchivedLine.of(job, placed.line())));
      at = lines.next();
    } while (!lines.isLast());
    return log.bytes();
  }

  void discard(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new TryAgain("cannot delete " + path.getFileName(), e);
    }
  }
}
