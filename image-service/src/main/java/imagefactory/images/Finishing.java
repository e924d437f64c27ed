package imagefactory.images;

import imagefactory.contracts.Description;
import imagefactory.contracts.ImageCommand.Process;
import imagefactory.contracts.ImageEvent.Processed;
import imagefactory.contracts.NotApplied;
import imagefactory.contracts.Step;
import imagefactory.contracts.StoredFile;
import imagefactory.contracts.Warning;
import imagefactory.images.filestore.ImageFiles;
import imagefactory.images.image.Image;
import imagefactory.images.imaging.Imaging.Finished;
import imagefactory.images.imprint.Imprint;
import imagefactory.images.imprint.Imprinter;
import imagefactory.images.imprint.Imprinting.Imprinted;
import imagefactory.images.imprint.Imprinting.Unfit;
import imagefactory.images.metadata.FileName;
import imagefactory.kit.claim.Claim;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The end of processing: a finished picture gets its words and its name, carries them in its file,
/// and moves to its final place.
@Singleton
final class Finishing {
  private final Describing describing;
  private final ImageFiles files;
  private final Results results;
  private final Clock clock;

  Finishing(Describing describing, ImageFiles files, Results results, Clock clock) {
    this.describing = describing;
    this.files = files;
    this.results = results;
    this.clock = clock;
  }

  /// `took` is how long the picture took up to here.
  void finish(Claim claim, Process command, Image image, Finished finished, Duration took)
      throws IOException {
    var notes = new Notes(command, clock);
    notes.notApplied(finished.notApplied());
    finished.warnings().forEach(notes::warn);
    Optional<Description> words = describing.describe(command, finished, notes);
    String title = words.map(Description::title).orElse(command.prompt());
    String name = FileName.of(title, command.imageId(), finished.format().extension());
    StoredFile file =
        files.finish(
            command.jobId(),
            command.imageId(),
            name,
            imprinted(command, image, finished, words, notes),
            finished.format(),
            finished.bitmap());
    notes.done(Step.PROCESS, summary(file, notes.notApplied()), took);
    var answer =
        new Processed(
            command.jobId(),
            command.imageId(),
            command.attempt(),
            file,
            words.orElse(null),
            notes.notApplied(),
            notes.warnings());
    results.processed(claim, answer, took, notes.log());
  }

  /// Last of all that is done to a file, since encoding it again would drop it. Soft, as everything
  /// about metadata.
  private static byte[] imprinted(
      Process command, Image image, Finished finished, Optional<Description> words, Notes notes) {
    var imprint =
        new Imprint(words.orElse(null), command.prompt(), command.seed(), image.provider());
    return switch (Imprinter.imprint(finished.file(), finished.format(), imprint)) {
      case Imprinted(var file) -> file;
      case Unfit(var message) -> {
        notes.warn(new Warning(Step.DESCRIBE, "imprint_failed", message));
        yield finished.file();
      }
    };
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
}
