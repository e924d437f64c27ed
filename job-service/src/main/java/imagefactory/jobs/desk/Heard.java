package imagefactory.jobs.desk;

import imagefactory.jobs.image.Report;
import imagefactory.kit.trace.Correlation;
import org.jspecify.annotations.Nullable;

/// A report, and the message that brought it: what follows from it belongs to the same trace.
public record Heard(Report report, String eventId, @Nullable String traceparent) {
  public void within(Runnable work) {
    try (var _ = Correlation.open(traceparent, "report");
        var _ = Correlation.tag("jobId", report.jobId().toString());
        var _ = Correlation.tag("imageId", report.imageId().toString());
        var _ = Correlation.tag("eventId", eventId)) {
      work.run();
    }
  }
}
