package imagefactory.jobs;

import imagefactory.contracts.ImageCommand;
import imagefactory.contracts.JobEvent;
import imagefactory.contracts.Message;
import imagefactory.contracts.QcCommand;
import imagefactory.jobs.image.Image;
import imagefactory.jobs.image.NextOrder;
import imagefactory.jobs.job.Job;
import imagefactory.jobs.job.Plan;
import imagefactory.jobs.outbox.Announcer.Announcement;
import imagefactory.jobs.store.ImageStore;
import imagefactory.jobs.store.JobStore;
import imagefactory.jobs.store.Marks;
import imagefactory.kit.trace.Correlation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What lies on the table during one transaction: jobs and images as they are by now, and what is
/// to be stored and said at its end.
final class Desk {
  private final Map<UUID, JobStore.Stored> jobs = new HashMap<>();
  private final Map<UUID, ImageStore.Stored> images = new HashMap<>();
  private final Map<UUID, Marks> changedJobs = new LinkedHashMap<>();
  private final Map<UUID, ImageStore.Stored> changedImages = new LinkedHashMap<>();
  private final List<Announcement> announcements = new ArrayList<>();

  void lay(Map<UUID, JobStore.Stored> loadedJobs, Map<UUID, ImageStore.Stored> loadedImages) {
    jobs.putAll(loadedJobs);
    images.putAll(loadedImages);
  }

  Job job(UUID id) {
    JobStore.Stored stored = jobs.get(id);
    return stored == null ? Job.ABSENT : stored.job();
  }

  Image image(UUID id) {
    ImageStore.Stored stored = images.get(id);
    return stored == null ? Image.ABSENT : stored.image();
  }

  /// Whether the image is this job's: a report that mixes them up is about nobody.
  boolean belongs(UUID imageId, UUID jobId) {
    ImageStore.Stored stored = images.get(imageId);
    return stored != null && stored.jobId().equals(jobId);
  }

  void happened(JobEvent event, Plan plan) {
    JobStore.Stored before = jobs.get(event.jobId());
    long sequence = before == null ? 1 : before.sequence() + 1;
    Job job = Job.evolve(job(event.jobId()), event, plan);
    if (!(job instanceof Job.Known known)) {
      throw new IllegalStateException("expected that a job exists after " + event);
    }
    jobs.put(event.jobId(), new JobStore.Stored(known, sequence));
    changedJobs.merge(event.jobId(), Marks.NONE.with(event), (marks, _) -> marks.with(event));
    announce(event, event.at(), sequence);
    Narration.of(event).ifPresent(line -> announce(line, event.at(), null));
    if (event instanceof JobEvent.OfImage ofImage) {
      happenedTo(ofImage, plan);
    }
  }

  private void happenedTo(JobEvent.OfImage event, Plan plan) {
    ImageStore.Stored before =
        event instanceof JobEvent.ImageOrdered ordered
            ? new ImageStore.Stored(
                ordered.imageId(), ordered.jobId(), ordered.index(), Image.ABSENT)
            : images.get(event.imageId());
    if (before == null) {
      throw new IllegalStateException("expected that an image exists before " + event);
    }
    var after = before.with(Image.evolve(before.image(), event, plan.settings()));
    images.put(after.id(), after);
    changedImages.put(after.id(), after);
    NextOrder.after(event, after.image(), after.index(), plan)
        .ifPresent(order -> announce(order, event.at(), null));
  }

  /// Tells the workers that nobody waits for these images any more.
  void abandon(List<UUID> imageIds, UUID jobId, Instant at) {
    for (UUID imageId : imageIds) {
      announce(new ImageCommand.Abandon(imageId, jobId, "cancelled"), at, null);
      announce(new QcCommand.Abandon(imageId, jobId, "cancelled"), at, null);
    }
  }

  private void announce(Message message, Instant at, @Nullable Long sequence) {
    announcements.add(
        new Announcement(message, at, sequence, Correlation.traceparent().orElse(null)));
  }

  Map<UUID, Marks> changedJobs() {
    return changedJobs;
  }

  JobStore.Stored stored(UUID jobId) {
    JobStore.Stored stored = jobs.get(jobId);
    if (stored == null) {
      throw new IllegalStateException("expected job " + jobId + " on the desk");
    }
    return stored;
  }

  List<ImageStore.Stored> changedImages() {
    return List.copyOf(changedImages.values());
  }

  List<Announcement> announcements() {
    return announcements;
  }
}
