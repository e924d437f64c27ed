package imagefactory.jobs.simulator;

import imagefactory.jobs.desk.Changes;
import imagefactory.jobs.desk.Ledger;
import imagefactory.jobs.desk.NewJob;
import imagefactory.jobs.desk.StoredImage;
import imagefactory.jobs.desk.StoredJob;
import imagefactory.jobs.image.Image;
import imagefactory.jobs.job.Job;
import imagefactory.jobs.job.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// One transaction over a [World]: what it saves is seen by itself at once, and by the world when
/// it commits. A crash is a ledger that never does.
final class MemoryLedger implements Ledger {
  private final World world;
  private final Map<UUID, StoredJob> jobs = new HashMap<>();
  private final Map<UUID, StoredImage> images = new LinkedHashMap<>();
  private final List<Changes> saved = new ArrayList<>();

  MemoryLedger(World world) {
    this.world = world;
  }

  @Override
  public Map<UUID, StoredJob> lock(Collection<UUID> jobIds) {
    Map<UUID, StoredJob> found = new HashMap<>();
    for (UUID id : jobIds) {
      StoredJob job = job(id);
      if (job != null) {
        found.put(id, job);
      }
    }
    return found;
  }

  private @org.jspecify.annotations.Nullable StoredJob job(UUID id) {
    StoredJob ours = jobs.get(id);
    return ours == null ? world.jobs().get(id) : ours;
  }

  private List<StoredImage> allImages() {
    Map<UUID, StoredImage> all = new LinkedHashMap<>(world.images());
    all.putAll(images);
    return List.copyOf(all.values());
  }

  @Override
  public Map<UUID, StoredImage> images(Collection<UUID> ids) {
    Map<UUID, StoredImage> found = new HashMap<>();
    for (UUID id : ids) {
      StoredImage image = images.getOrDefault(id, world.images().get(id));
      if (image != null) {
        found.put(id, image);
      }
    }
    return found;
  }

  @Override
  public Map<UUID, UUID> jobsOf(Collection<UUID> imageIds) {
    Map<UUID, UUID> found = new HashMap<>();
    images(imageIds).forEach((id, image) -> found.put(id, image.jobId()));
    return found;
  }

  @Override
  public List<StoredImage> inFlight(UUID jobId) {
    return allImages().stream()
        .filter(image -> image.jobId().equals(jobId))
        .filter(image -> !(image.image() instanceof Image.Deleted))
        .filter(image -> image.image().standing() == Standing.IN_FLIGHT)
        .toList();
  }

  @Override
  public List<UUID> imagesOf(UUID jobId) {
    return allImages().stream()
        .filter(image -> image.jobId().equals(jobId))
        .map(StoredImage::id)
        .toList();
  }

  @Override
  public List<UUID> nextForLanes(int lanes, Instant now) {
    List<StoredJob> all = allJobs();
    long busy = all.stream().filter(job -> World.inLane(job.job())).count();
    return all.stream()
        .map(StoredJob::job)
        .filter(Job.Queued.class::isInstance)
        .map(job -> job.plan().jobId())
        .filter(id -> place(id).mayStart(now, all, places()))
        .sorted(Comparator.comparing((UUID id) -> place(id).rank()).thenComparing(id -> id))
        .limit(Math.max(0, lanes - busy))
        .toList();
  }

  /// With those of jobs that began in this very transaction.
  private Map<UUID, Place> places() {
    Map<UUID, Place> all = new HashMap<>(world.places());
    for (Changes changes : saved) {
      for (NewJob job : changes.begun()) {
        all.put(job.event().jobId(), Place.of(job));
      }
    }
    return all;
  }

  private Place place(UUID id) {
    Place place = places().get(id);
    if (place == null) {
      throw new IllegalStateException("expected job " + id + " to have a place");
    }
    return place;
  }

  private List<StoredJob> allJobs() {
    Map<UUID, StoredJob> all = new LinkedHashMap<>(world.jobs());
    all.putAll(jobs);
    return List.copyOf(all.values());
  }

  @Override
  public List<StoredImage> nextRetries(int most) {
    List<StoredImage> all = allImages();
    long busy = all.stream().filter(image -> image.image() instanceof Image.Retrying).count();
    return all.stream()
        .filter(image -> image.image() instanceof Image.Waiting)
        .sorted(Comparator.comparing(MemoryLedger::askedAt).thenComparing(StoredImage::id))
        .limit(Math.max(0, most - busy))
        .toList();
  }

  private static Instant askedAt(StoredImage image) {
    return image.image() instanceof Image.Waiting waiting ? waiting.wish().askedAt() : Instant.MAX;
  }

  @Override
  public Map<String, Integer> runningByProvider() {
    Map<String, Integer> running = new HashMap<>();
    allJobs().stream()
        .map(StoredJob::job)
        .filter(Job.Running.class::isInstance)
        .forEach(job -> running.merge(job.plan().settings().provider().name(), 1, Integer::sum));
    return running;
  }

  @Override
  public void save(Changes changes) {
    changes.jobs().forEach((id, changed) -> jobs.put(id, changed.job()));
    changes.ordered().forEach(image -> images.put(image.id(), image));
    changes.images().forEach(image -> images.put(image.id(), image));
    saved.add(changes);
  }

  /// What would be a commit: all of it, or nothing where the process dies before.
  void commit() {
    world.apply(jobs, images, saved);
  }
}
