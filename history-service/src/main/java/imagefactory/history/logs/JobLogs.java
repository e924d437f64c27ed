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
  private final RecentLines recent = new RecentLines();

  JobLogs(Jdbi jdbi, @ConfigProperty(name = "factory.logs") Path folder) {
    this.jdbi = jdbi;
    this.folder = folder.toAbsolutePath();
  }

  public Optional<LogReference> find(UUID jobId) {
    return jdbi.withHandle(h -> LogTable.find(h, jobId));
  }

  /// The lines that are committed by now.
  public LogReader reader(LogReference log) {
    return new LogReader(folder.resolve(log.reference()), log.bytes());
  }

  /// Of a job that is forgotten.
  public void delete(String reference) throws IOException {
    Files.deleteIfExists(folder.resolve(reference));
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

  private LogReference append(LogReference log, List<LogLine> lines) {
    try (LogFile file = LogFile.open(folder.resolve(log.reference()), log.bytes())) {
      if (file.length() < log.bytes()) {
        LOG.errorf(
            "%s has %d bytes, but %d were committed: lines are lost",
            log.reference(), file.length(), log.bytes());
      }
      Set<UUID> known = recent.of(log.jobId(), file);
      List<LogLine> fresh = lines.stream().filter(line -> known.add(line.id())).toList();
      if (!fresh.isEmpty()) {
        file.append(bytes(fresh));
      }
      recent.keep(log.jobId(), file.length(), known);
      return log.grown(file.length(), fresh.size());
    } catch (IOException e) {
      // A full disk, say: the poll waits until someone has made room, and no line is lost.
      throw new TryAgain("cannot write the log " + log.reference(), e);
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
