package imagefactory.history.api;

import static imagefactory.contracts.ImageStatus.PROCESSING;
import static imagefactory.contracts.ImageStatus.QC_FAILED;
import static imagefactory.contracts.ImageStatus.RETRY_FAILED;
import static imagefactory.contracts.ImageStatus.RETRY_PENDING;

import imagefactory.contracts.ImageStatus;
import imagefactory.contracts.wire.LowerCaseEnums;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The tabs of the review, each with the filter that lists it and how many images it holds.
@Schema(name = "Review")
record ReviewView(List<Tab> tabs) {
  /// `qcStatus` is what to ask `/images` for.
  record Tab(String name, List<String> qcStatus, long count) {}

  static ReviewView of(Map<ImageStatus, Long> counts) {
    return new ReviewView(
        List.of(
            tab("Failed", counts, QC_FAILED),
            tab("Retry pending", counts, RETRY_PENDING),
            tab("Processing", counts, PROCESSING),
            tab("Retry failed", counts, RETRY_FAILED),
            tab("All", counts, QC_FAILED, RETRY_PENDING, PROCESSING, RETRY_FAILED)));
  }

  private static Tab tab(String name, Map<ImageStatus, Long> counts, ImageStatus... statuses) {
    List<ImageStatus> shown = List.of(statuses);
    return new Tab(
        name,
        shown.stream().map(LowerCaseEnums::nameOf).toList(),
        shown.stream().mapToLong(status -> counts.getOrDefault(status, 0L)).sum());
  }
}
