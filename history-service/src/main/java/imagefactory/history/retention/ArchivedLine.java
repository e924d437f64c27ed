package imagefactory.history.retention;

import com.fasterxml.jackson.annotation.JsonInclude;
import imagefactory.history.logs.LogLine;
import imagefactory.history.store.KeptEvents.Kept;
import imagefactory.history.timeline.Job;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A line of an archive: a job begins, or one of its events, or a line of its log.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ArchivedLine(
    UUID job, Job.@Nullable Origin origin, @Nullable Kept event, @Nullable LogLine line) {

  static ArchivedLine of(Job job) {
    return new ArchivedLine(job.id(), job.origin(), null, null);
  }

  static ArchivedLine of(UUID job, Kept event) {
    return new ArchivedLine(job, null, event, null);
  }

  static ArchivedLine of(UUID job, LogLine line) {
    return new ArchivedLine(job, null, null, line);
  }
}
