package imagefactory.history.logs;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import imagefactory.contracts.wire.Json;
import imagefactory.kit.db.TryAgain;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Appends to the files of jobs, each line once: how much of a file counts is committed with the
/// offset of the lines in it.
@Singleton
public final class JobLogs {
  private static final Logger LOG = Logger.getLogger(JobLogs.class);

  private final Jdbi jdbi;
  private final Path folder;
  private final LogSettings settings;
  private final RecentLines recent = new RecentLines();

  JobLogs(Jdbi jdbi, @ConfigProperty(name = "factory.logs") Path folder, LogSettings settings) {
    this.jdbi = jdbi;
    this.folder = folder.toAbsolutePath();
    this.settings = settings;
  }

  public Optional<LogReference> find(UUID jobId) {
    return jdbi.withHandle(h -> LogTable.find(h, jobId));
  }

  /// The lines that are committed by now.
  public LogReader reader(LogReference log) {
    return new LogReader(folder, log);
  }

  /// All parts, of a job that is forgotten.
  public void delete(String reference) throws IOException {
    Path beside = folder.resolve(LogReference.folderOf(reference));
    if (Files.isDirectory(beside)) {
      try (var parts = Files.newDirectoryStream(beside, LogReference.anyPartOf(reference))) {
        for (Path part : parts) {
          Files.deleteIfExists(part);
        }
      }
    }
  }

  public void append(Handle tx, List<LogLine> lines) {
    if (lines.isEmpty()) {
      return;
    }
    Map<UUID, List<LogLine>> byJob =
        lines.stream().collect(groupingBy(LogLine::jobId, TreeMap::new, toList()));
    Map<UUID, LogReference> logs =
        LogTable.lock(tx, byJob.keySet().stream().map(LogReference::none).toList());
    List<LogReference> grown = new ArrayList<>();
    logs.forEach((jobId, log) -> grown.add(append(log, byJob.getOrDefault(jobId, List.of()))));
    LogTable.save(tx, grown);
  }

  private LogReference append(LogReference known, List<LogLine> lines) {
    LogReference rolled = known.rolled(settings.part().asLongValue());
    LogReference log = rolled.within(settings.parts());
    try (LogFile file = open(log)) {
      drop(rolled, log);
      return append(log, file, lines);
    } catch (IOException e) {
      // A full disk, say: the poll waits until someone has made room, and no line is lost.
      throw new TryAgain("cannot write the log " + log.reference(), e);
    }
  }

  private LogFile open(LogReference log) throws IOException {
    long part = log.last();
    LogFile file = LogFile.open(folder.resolve(log.file(part)), log.bytes() - part);
    if (file.length() < log.bytes() - part) {
      LOG.errorf(
          "%s has %d bytes, but %d were committed: lines are lost",
          log.file(part), file.length(), log.bytes() - part);
    }
    return file;
  }

  private LogReference append(LogReference log, LogFile file, List<LogLine> lines)
      throws IOException {
    Set<UUID> known = recent.of(log.jobId(), position(log, file), most -> tail(log, file, most));
    List<LogLine> fresh = lines.stream().filter(line -> known.add(line.id())).toList();
    if (!fresh.isEmpty()) {
      file.append(bytes(fresh));
    }
    recent.keep(log.jobId(), position(log, file), known);
    return log.grown(position(log, file), fresh.size());
  }

  private static long position(LogReference log, LogFile file) {
    return log.last() + file.length();
  }

  /// Into the part before, where this one has only begun.
  private byte[] tail(LogReference log, LogFile file, int most) throws IOException {
    byte[] end = file.tail(most);
    if (end.length >= most || log.last() == log.first()) {
      return end;
    }
    long before = log.partOf(log.last() - 1);
    try (LogFile earlier =
        LogFile.open(folder.resolve(log.file(before)), log.endOf(before) - before)) {
      ByteArrayOutputStream both = new ByteArrayOutputStream();
      both.writeBytes(earlier.tail(most - end.length));
      both.writeBytes(end);
      return both.toByteArray();
    }
  }

  /// The parts that one reference has and the other has not any more.
  private void drop(LogReference old, LogReference kept) throws IOException {
    for (long part : old.starts()) {
      if (!kept.starts().contains(part)) {
        Files.deleteIfExists(folder.resolve(old.file(part)));
      }
    }
  }

  /// Files and rows; nothing is appended to them before the transaction ends.
  public void forget(Handle tx, Collection<UUID> jobIds) {
    for (LogReference log : LogTable.remove(tx, jobIds)) {
      try {
        for (long part : log.starts()) {
          Files.deleteIfExists(folder.resolve(log.file(part)));
        }
      } catch (IOException e) {
        throw new TryAgain("cannot delete the log " + log.reference(), e);
      }
    }
  }

  private static byte[] bytes(List<LogLine> lines) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (LogLine line : lines) {
      bytes.writeBytes(Json.write(line));
      bytes.write('\n');
    }
    return bytes.toByteArray();
  }
}
