package imagefactory.kit.store;

/// What was stored, and how to tell later that it is still the same.
public record StoredObject(String key, long size, String sha256) {}
