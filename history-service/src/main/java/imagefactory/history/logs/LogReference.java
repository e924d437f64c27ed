package imagefactory.history.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The log of a job: its first file below the log folder, how much is committed, and at which
/// positions its parts start. A position counts from the log's very beginning, whatever is kept.
public record LogReference(
    UUID jobId, String reference, long bytes, long entries, List<Long> starts) {
  public LogReference {
    starts = List.copyOf(starts);
  }

  static LogReference none(UUID jobId) {
    String id = jobId.toString();
    // Folders by the id's last two digits, which are evenly spread.
    return new LogReference(jobId, id.substring(34) + "/" + id + ".jsonl", 0, 0, List.of(0L));
  }

  LogReference grown(long bytes, int entries) {
    return new LogReference(jobId, reference, bytes, this.entries + entries, starts);
  }

  /// With another part, if the last is long enough.
  LogReference rolled(long longest) {
    if (bytes - last() < longest) {
      return this;
    }
    List<Long> more = new ArrayList<>(starts);
    more.add(bytes);
    return new LogReference(jobId, reference, bytes, entries, more);
  }

  /// Without the oldest parts.
  LogReference within(int most) {
    return starts.size() <= most
        ? this
        : new LogReference(
            jobId, reference, bytes, entries, starts.subList(starts.size() - most, starts.size()));
  }

  long first() {
    return starts.getFirst();
  }

  long last() {
    return starts.getLast();
  }

  /// The part in which a position lies; before the first there is nothing any more.
  long partOf(long position) {
    return starts.stream().filter(start -> start <= position).reduce((_, b) -> b).orElse(first());
  }

  long endOf(long part) {
    return starts.stream().filter(start -> start > part).findFirst().orElse(bytes);
  }

  String file(long part) {
    return part == 0 ? reference : reference.replace(".jsonl", "." + part + ".jsonl");
  }

  static String folderOf(String reference) {
    return reference.substring(0, reference.indexOf('/'));
  }

  /// What the names of all parts are like.
  static String anyPartOf(String reference) {
    return reference.substring(reference.indexOf('/') + 1).replace(".jsonl", "*.jsonl");
  }
}
