package imagefactory.jobs.job;

import java.util.UUID;

/// One place in a job's plan. `index` counts from 0, `generation` from 1.
public record PlannedImage(
    UUID id, int index, int generation, String prompt, long seed, String aspectRatio) {}
