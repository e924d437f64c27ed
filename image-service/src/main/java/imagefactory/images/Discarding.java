package imagefactory.images;

import imagefactory.images.filestore.ImageFiles;
import imagefactory.images.filestore.Thumbnails;
import imagefactory.images.store.Answered;
import imagefactory.images.store.Discarded;
import imagefactory.images.store.Images;
import imagefactory.images.store.Leftover;
import imagefactory.images.store.Leftovers;
import imagefactory.kit.claim.Tasks;
import jakarta.inject.Singleton;
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
  private final Leftovers leftovers;

  Discarding(Tasks tasks, Images images, Answered answered, Leftovers leftovers) {
    this.tasks = tasks;
    this.images = images;
    this.answered = answered;
    this.leftovers = leftovers;
  }

  void discard(Handle tx, Collection<UUID> imageIds) {
    // First the tasks: a worker that is just storing a result is waited for, and one that comes
    // later stores nothing.
    tasks.abandon(tx, imageIds);
    List<Discarded> discarded = images.discard(tx, imageIds);
    answered.forget(tx, discarded.stream().map(Discarded::id).toList());
    leftovers.add(tx, discarded.stream().flatMap(Discarding::files).toList());
  }

  /// The file that the row named, what an attempt wrote and did not live to name, and thumbnails.
  private static Stream<Leftover> files(Discarded image) {
    return Stream.concat(
        Stream.ofNullable(image.key()).map(Leftover::file),
        Stream.of(
                ImageFiles.tempBeginning(image.jobId(), image.id()),
                Thumbnails.beginning(image.jobId(), image.id()))
            .map(Leftover::allThatBegin));
  }
}
