package imagefactory.images;

import imagefactory.contracts.Description;
import imagefactory.contracts.ImageCommand.Process;
import imagefactory.contracts.ImageEvent.Failed;
import imagefactory.contracts.ImageEvent.Processed;
import imagefactory.contracts.LogEntry;
import imagefactory.contracts.NotApplied;
import imagefactory.contracts.Step;
import imagefactory.contracts.StoredFile;
import imagefactory.contracts.Warning;
import imagefactory.contracts.wire.Json;
import imagefactory.images.filestore.AnotherFile;
import imagefactory.images.filestore.ImageFiles;
import imagefactory.images.image.Image;
import imagefactory.images.imaging.Imaging;
import imagefactory.images.imaging.Imaging.Finished;
import imagefactory.images.imaging.Imaging.Spoiled;
import imagefactory.images.metadata.Colours;
import imagefactory.images.metadata.FileName;
import imagefactory.images.metadata.Titler;
import imagefactory.images.setup.ImageSettings;
import imagefactory.images.store.Images;
import imagefactory.kit.claim.Claim;
import imagefactory.kit.db.TryAgain;
import imagefactory.kit.store.NoSuchObject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// The steps process and describe: the temp file becomes the finished one at its final place.
@Singleton
final class Processing {
  private static final Logger LOG = Logger.getLogger(Processing.class);

  private final Jdbi jdbi;
  private final Images images;
  private final Imaging imaging;
  private final Titler titler;
  private final ImageFiles files;
  private final PixelBudget budget;
  private final Results results;
  private final Clock clock;
  private final int mostAttempts;

  Processing(
      Jdbi jdbi,
      Images images,
      Imaging imaging,
      Titler titler,
      ImageFiles files,
      PixelBudget budget,
      Results results,
      Clock clock,
      ImageSettings settings) {
    this.jdbi = jdbi;
    this.images = images;
    this.imaging = imaging;
    this.titler = titler;
    this.files = files;
    this.budget = budget;
    this.results = results;
    this.clock = clock;
    this.mostAttempts = settings.attempts();
  }

  void run(Claim claim) {
    Process command = Json.readOwn(claim.payload(), Process.class);
    long began = System.nanoTime();
    Optional<Image> image = jdbi.withHandle(h -> images.find(h, command.imageId()));
    if (image.isEmpty()) {
      String message = "expected an image that was generated here, found none under this id";
      fail(claim, command, began, "image_unknown", message);
    } else if (claim.attempt() > mostAttempts) {
      fail(
          claim,
          command,
          began,
          "gave_up",
          "not processed in %d attempts; image-service's log says why".formatted(mostAttempts));
    } else {
      process(claim, command, image.get(), began);
    }
  }

  private void process(Claim claim, Process command, Image image, long began) {
    // What the row names is the image's file; what the message names must be the same.
    Optional<StoredFile> source =
        image
            .anyFile()
            .filter(file -> !image.finished() && file.sha256().equals(command.temp().sha256()));
    if (source.isEmpty()) {
      String message =
          "expected the temp file %s with hash %s, found another state of the image"
              .formatted(command.temp().key(), command.temp().sha256());
      fail(claim, command, began, "source_changed", message);
      return;
    }
    StoredFile temp = source.get();
    try (var _ = budget.take((long) temp.width() * temp.height())) {
      switch (imaging.process(files.read(temp), command.processing())) {
        case Spoiled(var code, var message) -> fail(claim, command, began, code, message);
        case Finished finished -> finish(claim, command, finished, began);
      }
    } catch (AnotherFile e) {
      fail(claim, command, began, "source_changed", String.valueOf(e.getMessage()));
    } catch (NoSuchObject e) {
      fail(claim, command, began, "source_missing", String.valueOf(e.getMessage()));
    } catch (IOException e) {
      String message = "the image store failed: " + e.getMessage();
      if (claim.attempt() < mostAttempts) {
        results.triedInVain(
            log(command)
                .triedInVain(Step.PROCESS, "save_failed", message, claim.attempt(), mostAttempts));
        throw new TryAgain(message, e);
      }
      fail(claim, command, began, "save_failed", message);
    }
  }

  private void finish(Claim claim, Process command, Finished finished, long began)
      throws IOException {
    List<NotApplied> notApplied = new ArrayList<>(finished.notApplied());
    List<Warning> warnings = new ArrayList<>(finished.warnings());
    List<LogEntry> log = new ArrayList<>();
    Duration took = since(began);
    Description description = describe(command, finished, notApplied, warnings, log);
    String title = description == null ? command.prompt() : description.title();
    String name = FileName.of(title, command.imageId(), finished.format().extension());
    StoredFile file =
        files.finish(
            command.jobId(),
            command.imageId(),
            name,
            finished.file(),
            finished.format(),
            finished.bitmap());
    log.addFirst(log(command).done(Step.PROCESS, summary(file, notApplied), took));
    warnings.forEach(w -> log.add(log(command).warning(w.step(), w.code(), w.message())));
    var answer =
        new Processed(
            command.jobId(),
            command.imageId(),
            command.attempt(),
            file,
            description,
            notApplied,
            warnings);
    results.processed(claim, answer, took, log);
  }

  /// Soft: without words the image goes on.
  private @Nullable Description describe(
      Process command,
      Finished finished,
      List<NotApplied> notApplied,
      List<Warning> warnings,
      List<LogEntry> log) {
    if (!command.metadata().enabled()) {
      return null;
    }
    if (command.metadata().prompt() != null) {
      notApplied.add(
          new NotApplied("metadata.prompt", "the embedded titler takes no instructions"));
    }
    long began = System.nanoTime();
    try {
      Description description = titler.describe(command.prompt(), Colours.of(finished.bitmap()));
      String message =
          "titled \"%s\", %d tags".formatted(description.title(), description.tags().size());
      log.add(log(command).done(Step.DESCRIBE, message, since(began)));
      return description;
    } catch (RuntimeException e) {
      LOG.warnf(e, "image %s goes on without metadata", command.imageId());
      warnings.add(new Warning(Step.DESCRIBE, "describe_failed", String.valueOf(e.getMessage())));
      return null;
    }
  }

  private static String summary(StoredFile file, List<NotApplied> notApplied) {
    var text = new StringBuilder();
    text.append(
        "%s of %d × %d pixels, %d kB"
            .formatted(file.format(), file.width(), file.height(), (file.bytes() + 999) / 1000));
    notApplied.forEach(
        each -> text.append("; not applied: %s (%s)".formatted(each.setting(), each.reason())));
    return text.toString();
  }

  private void fail(Claim claim, Process command, long began, String code, String message) {
    var answer =
        new Failed(
            command.jobId(), command.imageId(), Step.PROCESS, command.attempt(), code, message);
    results.failed(
        claim, answer, List.of(log(command).failed(Step.PROCESS, code, message, since(began))));
  }

  private JobLog log(Process command) {
    return new JobLog(command.jobId(), command.imageId(), command.index(), clock.instant());
  }

  private static Duration since(long began) {
    return Duration.ofNanos(System.nanoTime() - began);
  }
}
