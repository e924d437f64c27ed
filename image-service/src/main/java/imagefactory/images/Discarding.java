package imagefactory.images;

import imagefactory.images.filestore.ImageFiles;
import imagefactory.images.setup.ImageSettings;
import imagefactory.images.store.Answered;
import imagefactory.images.store.Discarded;
import imagefactory.images.store.Images;
import imagefactory.images.store.Intents;
import imagefactory.images.store.Leftover;
import imagefactory.images.store.Leftovers;
import imagefactory.kit.claim.Tasks;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/// Deletes images: a deleted job brings thousands at once, so it is a few statements for all.
///
/// An image without a row is not deleted in advance. Generate and Discard have the same key, so
/// none overtakes the other; a Generate that someone replays by hand afterwards is made as if
/// nothing had been, since a row could say nothing of an image that was never ordered here.
@Singleton
final class Discarding {
  private final Tasks tasks;
  private final Images images;
  private final Answered answered;
  private final Intents intents;
  private final Leftovers leftovers;
  private final Clock clock;
  private final Duration secondLook;

  Discarding(
      Tasks tasks,
      Images images,
      Answered answered,
      Intents intents,
      Leftovers leftovers,
      Clock clock,
      ImageSettings settings) {
    this.tasks = tasks;
    this.images = images;
    this.answered = answered;
    this.intents = intents;
    this.leftovers = leftovers;
    this.clock = clock;
    this.secondLook = settings.secondLook();
  }

  void discard(Handle tx, Collection<UUID> imageIds) {
    // First the tasks: a worker that is just storing a result is waited for, and one that comes
    // later stores nothing.
    tasks.abandon(tx, imageIds);
    List<Discarded> discarded = images.discard(tx, imageIds);
    List<UUID> ids = discarded.stream().map(Discarded::id).toList();
    answered.forget(tx, ids);
    Instant now = clock.instant();
    List<Leftover> files =
        Stream.concat(
                discarded.stream().flatMap(image -> files(image, now)),
                intents.drop(tx, ids).stream().map(key -> Leftover.file(key, now)))
            .toList();
    // A worker may be writing this very moment, and die before it can say so.
    leftovers.add(tx, Leftover.twice(files, now.plus(secondLook)));
  }

  /// The file that the row named, and what an attempt wrote and did not live to name.
  private static Stream<Leftover> files(Discarded image, Instant now) {
    return Stream.concat(
        Stream.ofNullable(image.key()).map(key -> Leftover.file(key, now)),
        Stream.of(Leftover.allThatBegin(ImageFiles.tempBeginning(image.jobId(), image.id()), now)));
  }
}
