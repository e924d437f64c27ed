package imagefactory.jobs.simulator;

/// Something that must always hold did not.
final class BrokenInvariant extends RuntimeException {
  BrokenInvariant(String message) {
    super(message);
  }
}
