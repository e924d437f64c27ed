package imagefactory.jobs.desk;

import imagefactory.jobs.image.Image;
import java.util.UUID;

/// An image with its place in its job.
public record StoredImage(UUID id, UUID jobId, int index, Image image) {
  StoredImage with(Image next) {
    return new StoredImage(id, jobId, index, next);
  }
}
