package imagefactory.history.export;

import imagefactory.history.store.ImageQueries;
import imagefactory.history.store.ItemQueries;
import imagefactory.history.store.JobQueries;
import imagefactory.history.timeline.Image;
import imagefactory.history.timeline.ImageJobs;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Finds what is exported, and lets only so many exports run at once.
@Singleton
public final class Exports {
  private final JobQueries jobs;
  private final ImageQueries images;
  private final ItemQueries items;
  private final ExportSettings settings;
  private final Semaphore places;

  Exports(JobQueries jobs, ImageQueries images, ItemQueries items, ExportSettings settings) {
    this.jobs = jobs;
    this.images = images;
    this.items = items;
    this.settings = settings;
    this.places = new Semaphore(settings.atOnce());
  }

  public Optional<JobExport> find(UUID jobId) {
    return jobs.find(jobId).map(this::of);
  }

  private JobExport of(JobQueries.Found found) {
    UUID id = found.job().id();
    Iterable<Image> ofJob = images.allOfJob(id);
    boolean ours = found.job().origin().equals(ImageJobs.ORIGIN);
    return new JobExport(
        new Subject(found.job(), ours ? images.costOf(id).orElse(null) : null),
        JobExport.settings(found),
        ours ? Pieces.images(ofJob) : Pieces.items(items.allOfJob(id)),
        ofJob);
  }

  /// Whether one more would have to wait.
  public boolean areFull() {
    return places.availablePermits() == 0;
  }

  /// A place among those that run, to be left when the export is written. Another may have taken
  /// the last one since it was looked for; it will soon be free.
  public Place await() throws IOException {
    try {
      if (!places.tryAcquire(settings.patience().toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException("no place for this export in " + settings.patience());
      }
      return places::release;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for a place", e);
    }
  }

  /// One of the places.
  public interface Place extends AutoCloseable {
    @Override
    void close();
  }
}
