package imagefactory.history.export;

import imagefactory.contracts.Description;
import imagefactory.contracts.ImageStatus;
import imagefactory.contracts.Settings;
import imagefactory.contracts.StoredFile;
import imagefactory.contracts.wire.Json;
import imagefactory.history.Tale;
import imagefactory.history.store.JobQueries;
import imagefactory.history.timeline.Image;
import imagefactory.history.timeline.ImageJobs;
import imagefactory.history.timeline.Job;
import imagefactory.history.timeline.Replay;
import imagefactory.history.timeline.Stories;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/// A job that was never run, and images of it.
final class Made {
  static final UUID JOB = new UUID(7, 7);
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  private Made() {}

  static JobExport job(String label, Settings settings, Iterable<Image> images) {
    Tale tale = new Tale().queued(label, settings, null).started().completed(4, 0);
    Job job =
        Objects.requireNonNull(Replay.of(new ImageJobs(), tale.events()).jobs().get(tale.job));
    var found = new JobQueries.Found(job, Json.text(settings), null);
    return new JobExport(
        new Subject(job, new BigDecimal("0.0160")),
        JobExport.settings(found),
        Pieces.images(images),
        images);
  }

  static JobExport job(Image... images) {
    return job("dusk", Stories.settings(2, 2), List.of(images));
  }

  static Image image(int index, String title, List<String> tags) {
    return image(index, "final/j/image-" + index + ".jpg", title, tags);
  }

  static Image image(int index, String key, String title, List<String> tags) {
    return image(index, new StoredFile(key, "jpg", 2048, 2048, 31_000, "ab12"), title, tags);
  }

  static Image image(int index, StoredFile file, String title, List<String> tags) {
    return new Image(
        new UUID(index, index),
        JOB,
        new Image.Brief(index, 1, "a prompt", 42, "1:1"),
        ImageStatus.APPROVED,
        "passed",
        null,
        new Image.Kept(file, true),
        new Image.Finish(
            new Description(title, "About " + title, tags),
            Stories.PROCESSING,
            List.of(),
            List.of()),
        "embedded",
        new BigDecimal("0.0040"),
        false,
        NOON,
        NOON);
  }

  /// Still in the temp folder, since quality said no.
  static Image rejected(int index) {
    return new Image(
        new UUID(index, index),
        JOB,
        new Image.Brief(index, 1, "a prompt", 42, "1:1"),
        ImageStatus.QC_FAILED,
        "blank",
        null,
        new Image.Kept(
            new StoredFile("temp/j/" + index + ".png", "png", 64, 64, 100, "cd34"), false),
        null,
        "embedded",
        null,
        false,
        NOON,
        NOON);
  }
}
