package imagefactory.verdicts.verdict;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The verdict on an image of a job, once and for all. The cost is null where nothing was paid for
/// it, or no price is known.
public record Judgement(
    UUID imageId,
    UUID jobId,
    Verdict verdict,
    Instant judgedAt,
    Duration took,
    @Nullable BigDecimal cost) {}
