package imagefactory.images;

import imagefactory.contracts.Description;
import imagefactory.contracts.ImageCommand.Process;
import imagefactory.contracts.NotApplied;
import imagefactory.contracts.Step;
import imagefactory.contracts.Warning;
import imagefactory.images.metadata.Colours;
import imagefactory.images.metadata.Titler;
import imagefactory.images.titler.Titling.Titled;
import imagefactory.images.titler.Titling.Untitled;
import imagefactory.images.titler.VisionTitler;
import imagefactory.pixels.Bitmap;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jboss.logging.Logger;

/// The step describe: words for a finished picture. Soft: an image that the vision model says
/// nothing of gets the words of its prompt, and at worst none.
@Singleton
final class Describing {
  private static final Logger LOG = Logger.getLogger(Describing.class);

  private final Titler titler;
  private final VisionTitler vision;

  Describing(Titler titler, VisionTitler vision) {
    this.titler = titler;
    this.vision = vision;
  }

  /// None where metadata is off, and none where it failed.
  Optional<Description> describe(Process command, Bitmap picture, Notes notes) {
    if (!command.metadata().enabled()) {
      return Optional.empty();
    }
    long began = System.nanoTime();
    try {
      Description words = words(command, picture, notes);
      String message = "titled \"%s\", %d tags".formatted(words.title(), words.tags().size());
      notes.done(Step.DESCRIBE, message, Notes.since(began));
      return Optional.of(words);
    } catch (CancellationException e) {
      throw e; // nobody waits for it
    } catch (RuntimeException e) {
      LOG.warnf(e, "image %s goes on without metadata", command.imageId());
      notes.warn(new Warning(Step.DESCRIBE, "describe_failed", String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  private Description words(Process command, Bitmap picture, Notes notes) {
    Description ofPrompt = titler.describe(command.prompt(), Colours.of(picture));
    String instructions = command.metadata().prompt();
    if (!vision.configured()) {
      if (instructions != null) {
        notes.notApplied(
            List.of(
                new NotApplied("metadata.prompt", "the embedded titler takes no instructions")));
      }
      return ofPrompt;
    }
    return switch (vision.title(picture, command.prompt(), instructions, ofPrompt)) {
      case Titled(var words) -> words;
      case Untitled(var why) -> {
        String message = "the words are the prompt's, since the vision model gave none: " + why;
        notes.warn(new Warning(Step.DESCRIBE, "describe_failed", message));
        yield ofPrompt;
      }
    };
  }
}
