package imagefactory.kit.claim;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A worker's time-limited right to a task. The epoch tells it from earlier and later claims of the
/// same task; the attempt counts from 1.
public record Claim(
    UUID id,
    UUID group,
    String kind,
    String payload,
    int epoch,
    int attempt,
    @Nullable String traceparent) {}
