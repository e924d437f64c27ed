package imagefactory.kit.claim;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Work to store. The id makes it idempotent: derive it from the command that asks for it. The
/// payload is JSON.
public record NewTask(
    UUID id, UUID group, String kind, String payload, @Nullable String traceparent) {}
