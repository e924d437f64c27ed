package imagefactory.contracts;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What another service tells about a job of its own. Which of these happened is the CloudEvents
/// type; whose job it is, the CloudEvents source and subject.
@WireName({
  "imagefactory.external.job.queued",
  "imagefactory.external.job.started",
  "imagefactory.external.job.progressed",
  "imagefactory.external.job.item",
  "imagefactory.external.job.log",
  "imagefactory.external.job.completed",
  "imagefactory.external.job.failed",
  "imagefactory.external.job.cancelled",
  "imagefactory.external.job.paused",
  "imagefactory.external.job.resumed"
})
public record ExternalJobEvent(
    String kind,
    @Nullable String label,
    List<String> tags,
    @Nullable String parent,
    @Nullable Integer total,
    @Nullable Integer successful,
    @Nullable Integer failed,
    Map<String, Object> attributes,
    @Nullable Problem error,
    @Nullable Item item,
    @Nullable Line log) {
  public ExternalJobEvent {
    tags = List.copyOf(tags);
    attributes = Absent.dropped(attributes);
  }

  /// Why the job failed.
  public record Problem(@Nullable String code, String message) {}

  /// One piece of the job's work.
  public record Item(String id, String status, Map<String, Object> attributes) {
    public Item {
      attributes = Absent.dropped(attributes);
    }
  }

  /// One line of the job's log.
  public record Line(
      LogEntry.Level level,
      @Nullable String stepName,
      String message,
      @Nullable Long durationMs,
      @Nullable String errorCode) {}
}
