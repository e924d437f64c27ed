package imagefactory.history.logs;

import imagefactory.contracts.wire.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// The ids of each job's last lines. Whoever sends a line twice does so soon, after a crash between
/// sending and noting it; so the end of the file is enough to know it.
final class RecentLines {
  private static final int LINES = 4096;
  private static final int BYTES = 1 << 20;
  private static final int JOBS = 256;

  private final Map<UUID, Seen> byJob =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Seen> eldest) {
          return size() > JOBS;
        }
      };

  private record Seen(long length, Set<UUID> ids) {}

  /// The last bytes of a log, from the beginning of a line on.
  interface Tail {
    byte[] last(int most) throws IOException;
  }

  /// The ids in the log's end. What is known of another length of the log is of a transaction that
  /// rolled back, or of another process, and is read anew.
  Set<UUID> of(UUID jobId, long length, Tail tail) throws IOException {
    synchronized (byJob) {
      Seen seen = byJob.get(jobId);
      if (seen != null && seen.length() == length) {
        return new LinkedHashSet<>(seen.ids());
      }
    }
    Set<UUID> ids = new LinkedHashSet<>();
    new String(tail.last(BYTES), StandardCharsets.UTF_8)
        .lines()
        .forEach(line -> ids.add(Json.readOwn(line, LogLine.class).id()));
    return ids;
  }

  void keep(UUID jobId, long length, Set<UUID> ids) {
    var oldestFirst = ids.iterator();
    for (int over = ids.size() - LINES; over > 0; over--) {
      oldestFirst.next();
      oldestFirst.remove();
    }
    synchronized (byJob) {
      byJob.put(jobId, new Seen(length, ids));
    }
  }
}
