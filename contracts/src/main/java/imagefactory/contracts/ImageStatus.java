package imagefactory.contracts;

/// Where an image stands. `FAILED` means that no image came, `QC_FAILED` that quality said no.
public enum ImageStatus {
  PENDING,
  APPROVED,
  QC_FAILED,
  RETRY_PENDING,
  PROCESSING,
  RETRY_FAILED,
  FAILED,
  CANCELLED
}
