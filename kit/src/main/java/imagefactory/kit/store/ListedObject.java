package imagefactory.kit.store;

import java.time.Instant;

/// What a store has under a key, and since when.
public record ListedObject(String key, long size, Instant writtenAt) {}
