package imagefactory.contracts;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What anyone may ask of job-service over Kafka: the same as over HTTP. A request is known again
/// by its CloudEvents source and id; one that is not granted is answered with [JobRefused].
public sealed interface JobRequest extends Message {
  UUID jobId();

  @Override
  default UUID key() {
    return jobId();
  }

  @Override
  default UUID subject() {
    return jobId();
  }

  /// A new job, whose id the sender chooses. The rest is the body of `POST /api/v1/jobs`.
  @WireName("imagefactory.job.start")
  record Start(
      UUID jobId,
      @Nullable UUID configurationId,
      Map<String, Object> settings,
      Map<String, Object> overrides,
      @Nullable String label,
      List<String> tags,
      @Nullable Integer priority,
      @Nullable Instant scheduledAt)
      implements JobRequest {
    public Start {
      tags = List.copyOf(tags);
      settings = Absent.kept(settings);
      overrides = Absent.kept(overrides);
    }
  }

  @WireName("imagefactory.job.cancel")
  record Cancel(UUID jobId, @Nullable Boolean force) implements JobRequest {}

  @WireName("imagefactory.job.pause")
  record Pause(UUID jobId) implements JobRequest {}

  @WireName("imagefactory.job.resume")
  record Resume(UUID jobId) implements JobRequest {}

  /// `jobId` is the old job. The sender may choose the new one's id.
  @WireName("imagefactory.job.rerun")
  record Rerun(UUID jobId, @Nullable UUID newJobId, Map<String, Object> overrides)
      implements JobRequest {
    public Rerun {
      overrides = Absent.kept(overrides);
    }
  }
}
