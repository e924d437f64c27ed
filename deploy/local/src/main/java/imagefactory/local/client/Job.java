package imagefactory.local.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A job as its owner, job-service, shows it; only what the command line tells.
@JsonIgnoreProperties(ignoreUnknown = true)
public record Job(
    String id,
    String status,
    String label,
    int totalImages,
    int successfulImages,
    int failedImages,
    int cancelledImages,
    @Nullable Progress progress,
    @Nullable String errorCode,
    @Nullable String errorMessage) {

  private static final Set<String> ENDED = Set.of("completed", "failed", "cancelled");

  /// How far the job is, in percent, and which step it is in.
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Progress(double percent, @Nullable String step, @Nullable Generation generation) {}

  /// The round that is made at the moment.
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Generation(int current, int total, double percent) {}

  public boolean ended() {
    return ENDED.contains(status);
  }

  public boolean completed() {
    return status.equals("completed");
  }

  public int finishedImages() {
    return successfulImages + failedImages + cancelledImages;
  }
}
