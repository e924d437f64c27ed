package imagefactory.history.timeline;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event of a job, with all that decides its place in the job's story. Two with the same job and
/// id are the same event.
///
/// `rank` orders what has neither a sequence nor a time of its own. Without an `event`, it is of a
/// type that this version does not know: it only fills its place. `data` is the event's JSON as it
/// came, with fields that this version does not know; without it, it is written anew.
public record Told<E>(
    UUID jobId,
    UUID id,
    @Nullable Long sequence,
    Instant at,
    int rank,
    String type,
    @Nullable E event,
    @Nullable String data) {
  public Told(
      UUID jobId,
      UUID id,
      @Nullable Long sequence,
      Instant at,
      int rank,
      String type,
      @Nullable E event) {
    this(jobId, id, sequence, at, rank, type, event, null);
  }
}
