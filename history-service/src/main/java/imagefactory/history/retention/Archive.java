package imagefactory.history.retention;

import java.time.Instant;

/// A file of jobs that expired together.
public record Archive(String name, int jobs, long events, long bytes, Instant madeAt) {}
