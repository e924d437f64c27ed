package imagefactory.images;

import imagefactory.contracts.ImageCommand.Process;
import imagefactory.contracts.ImageEvent.Failed;
import imagefactory.contracts.Step;
import imagefactory.contracts.StoredFile;
import imagefactory.contracts.wire.Json;
import imagefactory.images.filestore.AnotherFile;
import imagefactory.images.filestore.ImageFiles;
import imagefactory.images.image.Image;
import imagefactory.images.imaging.Imaging;
import imagefactory.images.imaging.Imaging.Finished;
import imagefactory.images.imaging.Imaging.Spoiled;
import imagefactory.images.setup.ImageSettings;
import imagefactory.images.store.Images;
import imagefactory.kit.claim.Claim;
import imagefactory.kit.db.TryAgain;
import imagefactory.kit.store.NoSuchObject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/// The step process: the temp file becomes the finished one, or the answer says why not.
@Singleton
final class Processing {
  private final Jdbi jdbi;
  private final Images images;
  private final Imaging imaging;
  private final ImageFiles files;
  private final Finishing finishing;
  private final PixelBudget budget;
  private final Results results;
  private final Clock clock;
  private final int mostAttempts;

  Processing(
      Jdbi jdbi,
      Images images,
      Imaging imaging,
      ImageFiles files,
      Finishing finishing,
      PixelBudget budget,
      Results results,
      Clock clock,
      ImageSettings settings) {
    this.jdbi = jdbi;
    this.images = images;
    this.imaging = imaging;
    this.files = files;
    this.finishing = finishing;
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
    try {
      switch (picture(source.get(), command)) {
        case Spoiled(var code, var message) -> fail(claim, command, began, code, message);
        // Beyond the budget of pixels, since a titler far away may take its time.
        case Finished finished -> finishing.finish(claim, command, image, finished, since(began));
      }
    } catch (AnotherFile e) {
      fail(claim, command, began, "source_changed", String.valueOf(e.getMessage()));
    } catch (NoSuchObject e) {
      fail(claim, command, began, "source_missing", String.valueOf(e.getMessage()));
    } catch (IOException e) {
      String code = StoreTrouble.code(e, "save_failed");
      String message = "the image store failed: " + e.getMessage();
      if (claim.attempt() < mostAttempts) {
        results.triedInVain(
            log(command).triedInVain(Step.PROCESS, code, message, claim.attempt(), mostAttempts));
        throw new TryAgain(message, e);
      }
      fail(claim, command, began, code, message);
    }
  }

  private Imaging.Result picture(StoredFile temp, Process command) throws IOException {
    try (var _ = budget.take((long) temp.width() * temp.height())) {
      return imaging.process(files.read(temp), command.processing());
    }
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
