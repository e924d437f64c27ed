package imagefactory.images;

import imagefactory.contracts.Description;
import imagefactory.contracts.ImageCommand.Process;
import imagefactory.contracts.NotApplied;
import imagefactory.contracts.Step;
import imagefactory.contracts.Warning;
import imagefactory.images.imaging.Imaging.Finished;
import imagefactory.images.metadata.Colours;
import imagefactory.images.metadata.Titler;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/// The step describe: words for a finished picture. Soft: without words the image goes on.
@Singleton
final class Describing {
  private static final Logger LOG = Logger.getLogger(Describing.class);

  private final Titler titler;

  Describing(Titler titler) {
    this.titler = titler;
  }

  /// None where metadata is off, and none where it failed.
  Optional<Description> describe(Process command, Finished finished, Notes notes) {
    if (!command.metadata().enabled()) {
      return Optional.empty();
    }
    if (command.metadata().prompt() != null) {
      notes.notApplied(
          List.of(new NotApplied("metadata.prompt", "the embedded titler takes no instructions")));
    }
    long began = System.nanoTime();
    try {
      Description words = titler.describe(command.prompt(), Colours.of(finished.bitmap()));
      String message = "titled \"%s\", %d tags".formatted(words.title(), words.tags().size());
      notes.done(Step.DESCRIBE, message, Duration.ofNanos(System.nanoTime() - began));
      return Optional.of(words);
    } catch (RuntimeException e) {
      LOG.warnf(e, "image %s goes on without metadata", command.imageId());
      notes.warn(new Warning(Step.DESCRIBE, "describe_failed", String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }
}
