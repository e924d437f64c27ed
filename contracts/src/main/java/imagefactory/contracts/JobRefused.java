package imagefactory.contracts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// The answer to a request that was not granted. It is no part of the job's story, so it has no
/// sequence; the job may not even exist.
@WireName("imagefactory.job.refused")
public record JobRefused(
    UUID jobId,
    String requestSource,
    String requestId,
    String requestType,
    String code,
    String message,
    List<Mistake> errors,
    Instant at)
    implements Message {
  public JobRefused {
    errors = List.copyOf(errors);
  }

  /// A field that was not as expected.
  public record Mistake(String field, String message) {}

  @Override
  public UUID key() {
    return jobId;
  }

  @Override
  public UUID subject() {
    return jobId;
  }
}
