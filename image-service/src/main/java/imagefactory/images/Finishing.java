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
import imagefactory.images.store.Images;
import imagefactory.images.store.Intent;
import imagefactory.images.store.Intents;
import imagefactory.images.store.Leftover;
import imagefactory.images.store.Leftovers;
import imagefactory.kit.claim.Claim;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/// The end of processing: a finished picture gets its words and its name, carries them in its file,
/// and moves to its final place.
@Singleton
final class Finishing {
  private final Jdbi jdbi;
  private final Images images;
  private final Intents intents;
  private final Leftovers leftovers;
  private final Describing describing;
  private final ImageFiles files;
  private final Results results;
  private final Clock clock;

  Finishing(
      Jdbi jdbi,
      Images images,
      Intents intents,
      Leftovers leftovers,
      Describing describing,
      ImageFiles files,
      Results results,
      Clock clock) {
    this.jdbi = jdbi;
    this.images = images;
    this.intents = intents;
    this.leftovers = leftovers;
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
    notes.detail(Step.PROCESS, "imaging", "made a " + finished.format().extension(), took);
    Optional<Intent> intent =
        noted(claim).or(() -> agreed(intent(claim, command, finished, notes)));
    if (intent.isEmpty()) {
      return; // deleted meanwhile, and with it the task
    }
    Optional<Description> words = intent.get().described();
    long moving = System.nanoTime();
    StoredFile file =
        files.finish(
            command.jobId(),
            command.imageId(),
            intent.get().key(),
            imprinted(command, image, finished, words, notes),
            finished.format(),
            finished.bitmap());
    notes.detail(Step.PROCESS, "store", "moved to " + file.key(), Notes.since(moving));
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

  /// What an earlier try of the same task wanted. A titler that answers otherwise the second time
  /// then changes neither the name nor the words.
  private Optional<Intent> noted(Claim claim) {
    return jdbi.withHandle(h -> intents.of(h, claim.group()))
        .filter(intent -> intent.taskId().equals(claim.id()));
  }

  private Intent intent(Claim claim, Process command, Finished finished, Notes notes) {
    Optional<Description> words = describing.describe(command, finished.bitmap(), notes);
    String title = words.map(Description::title).orElse(command.prompt());
    String name = FileName.of(title, command.imageId(), finished.format().extension());
    String key = ImageFiles.finalKey(command.jobId(), name);
    return new Intent(command.imageId(), claim.id(), key, words.orElse(null));
  }

  /// The intent that stands: of two workers with the same task the first one's. None if there is
  /// nothing to finish any more. Committed before the file moves: whoever deletes the image, or
  /// tries again, knows then where to look.
  private Optional<Intent> agreed(Intent mine) {
    return jdbi.inTransaction(tx -> {
      if (!images.lockUnfinished(tx, mine.imageId())) {
        return Optional.empty();
      }
      Optional<Intent> before = intents.of(tx, mine.imageId());
      if (before.filter(it -> it.taskId().equals(mine.taskId())).isPresent()) {
        return before;
      }
      before
          .filter(it -> !it.key().equals(mine.key()))
          .ifPresent(it -> leftovers.add(tx, List.of(Leftover.file(it.key(), clock.instant()))));
      leftovers.takeBack(tx, mine.key());
      intents.put(tx, mine);
      return Optional.of(mine);
    });
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
