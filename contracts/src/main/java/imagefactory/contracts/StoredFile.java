package imagefactory.contracts;

/// A file in the image store: its key (never a path), what it measures, and the hash of its bytes.
public record StoredFile(
    String key, String format, int width, int height, long bytes, String sha256) {}
