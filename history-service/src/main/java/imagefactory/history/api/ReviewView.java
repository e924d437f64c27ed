package imagefactory.history.api;

import static imagefactory.contracts.ImageStatus.PROCESSING;
import static imagefactory.contracts.ImageStatus.QC_FAILED;
import static imagefactory.contracts.ImageStatus.RETRY_FAILED;
import static imagefactory.contracts.ImageStatus.RETRY_PENDING;

import imagefactory.contracts.ImageStatus;
import imagefactory.contracts.wire.LowerCaseEnums;
import imagefactory.history.store.RetryQueries;
import imagefactory.history.timeline.Image;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The tabs of the review, each with the filter that lists it and how many images it holds, and the
/// retry queue.
@Schema(name = "Review")
record ReviewView(List<Tab> tabs, RetryQueue retryQueue) {
  /// `qcStatus` is what to ask `/images` for.
  record Tab(String name, List<String> qcStatus, long count) {}

  /// How retries stand. `completed` and `failed` look back on the images of the latest thousand
  /// requests; `current` is what is being processed, 20 at most.
  record RetryQueue(
      long queued, long processing, long completed, long failed, List<Current> current) {}

  /// An image that is being processed again.
  record Current(UUID id, UUID jobId, @Nullable Integer index, Instant since) {
    static Current of(Image image) {
      return new Current(
          image.id(),
          image.jobId(),
          image.brief() == null ? null : image.brief().index(),
          image.updatedAt());
    }
  }

  static ReviewView of(
      Map<ImageStatus, Long> counts, RetryQueries.Outcome outcome, List<Image> current) {
    return new ReviewView(
        List.of(
            tab("Failed", counts, QC_FAILED),
            tab("Retry pending", counts, RETRY_PENDING),
            tab("Processing", counts, PROCESSING),
            tab("Retry failed", counts, RETRY_FAILED),
            tab("All", counts, QC_FAILED, RETRY_PENDING, PROCESSING, RETRY_FAILED)),
        new RetryQueue(
            counts.getOrDefault(RETRY_PENDING, 0L),
            counts.getOrDefault(PROCESSING, 0L),
            outcome.completed(),
            outcome.failed(),
            current.stream().map(Current::of).toList()));
  }

  private static Tab tab(String name, Map<ImageStatus, Long> counts, ImageStatus... statuses) {
    List<ImageStatus> shown = List.of(statuses);
    return new Tab(
        name,
        shown.stream().map(LowerCaseEnums::nameOf).toList(),
        shown.stream().mapToLong(status -> counts.getOrDefault(status, 0L)).sum());
  }
}
