package imagefactory.contracts;

/// Where a job stands.
public enum JobStatus {
  QUEUED,
  RUNNING,
  PAUSED,
  COMPLETED,
  FAILED,
  CANCELLED;

  public boolean over() {
    return this == COMPLETED || this == FAILED || this == CANCELLED;
  }
}
