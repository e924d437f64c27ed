package imagefactory.history.logs;

import java.util.UUID;

/// The log of a job: its file below the log folder, and how much of the file is committed.
public record LogReference(UUID jobId, String reference, long bytes, long entries) {
  static LogReference none(UUID jobId) {
    String id = jobId.toString();
    // Folders by the id's last two digits, which are evenly spread.
    return new LogReference(jobId, id.substring(34) + "/" + id + ".jsonl", 0, 0);
  }

  LogReference grown(long bytes, int entries) {
    return new LogReference(jobId, reference, bytes, this.entries + entries);
  }
}
