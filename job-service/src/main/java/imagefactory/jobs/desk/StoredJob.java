package imagefactory.jobs.desk;

import imagefactory.jobs.job.Job;

/// A job with the number of the last event told about it.
public record StoredJob(Job.Known job, long sequence) {}
