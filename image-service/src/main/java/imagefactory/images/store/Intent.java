package imagefactory.images.store;

import imagefactory.contracts.Description;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where a task is about to move an image's finished file, and what it found to say of it.
public record Intent(UUID imageId, UUID taskId, String key, @Nullable Description words) {
  public Optional<Description> described() {
    return Optional.ofNullable(words);
  }
}
