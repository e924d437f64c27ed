package imagefactory.images.store;

import java.time.Instant;
import java.util.UUID;

/// An image that was ordered and has no pixels yet.
public record NewImage(UUID id, UUID jobId, int index, String provider, Instant orderedAt) {}
