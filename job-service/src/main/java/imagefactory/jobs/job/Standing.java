package imagefactory.jobs.job;

/// Where an image stands in its job's counters.
public enum Standing {
  PLANNED,
  IN_FLIGHT,
  SUCCESSFUL,
  /// Quality said no, or a retry is still to make good of it.
  REJECTED,
  /// The machinery failed it.
  BROKEN,
  CANCELLED
}
