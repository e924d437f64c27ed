package imagefactory.history;

import imagefactory.contracts.Description;
import imagefactory.contracts.JobEvent;
import imagefactory.contracts.Settings;
import imagefactory.contracts.Step;
import imagefactory.contracts.StoredFile;
import imagefactory.history.timeline.Stories;
import imagefactory.history.timeline.Told;
import imagefactory.kit.ids.Ids;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One job's story as job-service tells it, made event by event. Each comes a second after the
/// last.
public final class Tale {
  public final UUID job = Ids.next();
  private final List<Told<JobEvent>> events = new ArrayList<>();
  private Instant now;

  public Tale() {
    this(Instant.parse("2026-11-20T12:00:00Z"));
  }

  public Tale(Instant start) {
    this.now = start;
  }

  public List<Told<JobEvent>> events() {
    return List.copyOf(events);
  }

  public Told<JobEvent> last() {
    return events.getLast();
  }

  public Tale queued(String label, int generations, int variations, @Nullable UUID configuration) {
    return queued(label, Stories.settings(generations, variations), configuration);
  }

  public Tale queued(String label, Settings settings, @Nullable UUID configuration) {
    return then(
        new JobEvent.Queued(
            job,
            label,
            List.of("sea", "dusk"),
            configuration,
            null,
            5,
            null,
            settings.totalImages(),
            settings,
            "local",
            now));
  }

  public Tale started() {
    return then(new JobEvent.Started(job, now));
  }

  public Tale promptsWritten(int count) {
    return then(new JobEvent.PromptsWritten(job, count, "a-model", now));
  }

  public Tale edited(String label, List<String> tags) {
    return then(new JobEvent.Edited(job, label, tags, "local", now));
  }

  public UUID ordered(int index) {
    UUID image = Ids.next();
    then(
        new JobEvent.ImageOrdered(
            job, image, index, 1, "a lighthouse", 7L, "1:1", "embedded", now));
    return image;
  }

  public Tale generated(UUID image) {
    return then(
        new JobEvent.ImageGenerated(
            job, image, file("temp", image), "embedded", new BigDecimal("0.0040"), now));
  }

  public Tale judged(UUID image, boolean passed) {
    return then(new JobEvent.ImageJudged(job, image, passed, passed ? "ok" : "blank", "why", now));
  }

  public Tale approved(UUID image) {
    return then(
        new JobEvent.ImageApproved(
            job,
            image,
            file("final", image),
            new Description("Lighthouse", "A lighthouse.", List.of("lighthouse")),
            Stories.PROCESSING,
            List.of(),
            List.of(),
            now));
  }

  public Tale imageFailed(UUID image) {
    return then(new JobEvent.ImageFailed(job, image, Step.GENERATE, "no_image", "none came", now));
  }

  public Tale retryRequested(UUID image) {
    return then(
        new JobEvent.RetryRequested(job, image, null, Stories.PROCESSING, null, "local", now));
  }

  public Tale retryStarted(UUID image) {
    return then(new JobEvent.RetryStarted(job, image, now));
  }

  public Tale completed(int successful, int failed) {
    return then(new JobEvent.Completed(job, successful, failed, now));
  }

  public Tale failed(String code, int successful, int failed) {
    return then(new JobEvent.Failed(job, code, "it broke", successful, failed, now));
  }

  public Tale cancelled(boolean forced, int cancelled) {
    return then(new JobEvent.Cancelled(job, forced, 0, 0, cancelled, "local", now));
  }

  public Tale deleted() {
    return then(new JobEvent.Deleted(job, "local", now));
  }

  private Tale then(JobEvent event) {
    events.add(Stories.told(events.size() + 1L, event));
    now = now.plusSeconds(1);
    return this;
  }

  private static StoredFile file(String folder, UUID image) {
    return new StoredFile(folder + "/" + image + ".png", "png", 1024, 768, 31_000, "cd34");
  }
}
