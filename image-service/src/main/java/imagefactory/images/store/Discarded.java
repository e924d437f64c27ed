package imagefactory.images.store;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An image that was just deleted, and its file, which no row names from now on.
public record Discarded(UUID id, UUID jobId, @Nullable String key) {}
