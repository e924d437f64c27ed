package imagefactory.verdicts.verdict;

import java.util.UUID;

/// An image that passed before, and its print.
public record Passed(UUID imageId, UUID jobId, Print print) {}
