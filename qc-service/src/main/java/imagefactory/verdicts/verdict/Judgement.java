package imagefactory.verdicts.verdict;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/// The verdict on an image of a job, once and for all.
public record Judgement(
    UUID imageId, UUID jobId, Verdict verdict, Instant judgedAt, Duration took) {}
