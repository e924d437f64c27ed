package imagefactory.jobs.simulator;

import imagefactory.contracts.ImageStatus;
import imagefactory.contracts.JobEvent;
import imagefactory.contracts.JobStatus;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A job as a reader of job-events knows it: told once, from its events alone, so that the counters
/// have something to be compared with that was not computed by the same code.
final class Story {
  private final List<JobEvent> events = new ArrayList<>();
  private final Map<UUID, ImageStatus> images = new HashMap<>();
  private final Map<ImageStatus, Integer> counts = new EnumMap<>(ImageStatus.class);
  private @Nullable JobStatus end;
  private int neverMade;

  void tell(JobEvent event, long sequence) {
    expect(sequence == events.size() + 1, "an unbroken sequence", event);
    events.add(event);
    switch (event) {
      case JobEvent.Completed _ -> ends(JobStatus.COMPLETED, event);
      case JobEvent.Failed failed -> {
        ends(JobStatus.FAILED, event);
        neverMade = failed.failed() - count(ImageStatus.FAILED);
      }
      case JobEvent.Cancelled cancelled -> {
        ends(JobStatus.CANCELLED, event);
        if (cancelled.forced()) {
          images.replaceAll(
              (_, status) -> status == ImageStatus.PENDING ? moved(ImageStatus.CANCELLED) : status);
        }
      }
      case JobEvent.ImageOrdered ordered -> {
        expect(end == null, "nothing ordered after the end", event);
        expect(
            images.put(ordered.imageId(), ImageStatus.PENDING) == null,
            "an image ordered once",
            event);
        counts.merge(ImageStatus.PENDING, 1, Integer::sum);
      }
      case JobEvent.ImageJudged judged when !judged.passed() ->
          moves(judged.imageId(), ImageStatus.QC_FAILED);
      case JobEvent.ImageApproved approved -> moves(approved.imageId(), ImageStatus.APPROVED);
      case JobEvent.ImageFailed failed -> moves(failed.imageId(), ImageStatus.FAILED);
      case JobEvent.RetryRequested retry -> moves(retry.imageId(), ImageStatus.RETRY_PENDING);
      case JobEvent.RetryStarted retry -> moves(retry.imageId(), ImageStatus.PROCESSING);
      case JobEvent.RetryFailed retry -> moves(retry.imageId(), ImageStatus.RETRY_FAILED);
      case JobEvent.Queued _, JobEvent.Prioritized _, JobEvent.Edited _, JobEvent.Started _ -> {}
      case JobEvent.PromptsWritten _, JobEvent.Paused _, JobEvent.Resumed _ -> {}
      case JobEvent.Deleted _, JobEvent.ImageGenerated _, JobEvent.ImageJudged _ -> {}
      case JobEvent.ImageDeleted _ -> {}
    }
  }

  private void ends(JobStatus status, JobEvent event) {
    expect(end == null, "one end", event);
    end = status;
  }

  private ImageStatus moved(ImageStatus to) {
    counts.merge(ImageStatus.PENDING, -1, Integer::sum);
    counts.merge(to, 1, Integer::sum);
    return to;
  }

  private void moves(UUID image, ImageStatus to) {
    ImageStatus from = images.put(image, to);
    expect(from != null && from != ImageStatus.CANCELLED, "a live image to move", to);
    counts.merge(from, -1, Integer::sum);
    counts.merge(to, 1, Integer::sum);
  }

  private int count(ImageStatus status) {
    return counts.getOrDefault(status, 0);
  }

  int ordered() {
    return images.size();
  }

  int pending() {
    return count(ImageStatus.PENDING);
  }

  int successful() {
    return count(ImageStatus.APPROVED);
  }

  int failed() {
    return count(ImageStatus.FAILED)
        + count(ImageStatus.QC_FAILED)
        + count(ImageStatus.RETRY_PENDING)
        + count(ImageStatus.PROCESSING)
        + count(ImageStatus.RETRY_FAILED)
        + neverMade;
  }

  @Nullable JobStatus end() {
    return end;
  }

  List<JobEvent> events() {
    return events;
  }

  static void expect(boolean holds, String what, Object found) {
    if (!holds) {
      throw new BrokenInvariant("expected " + what + ", found " + found);
    }
  }
}
