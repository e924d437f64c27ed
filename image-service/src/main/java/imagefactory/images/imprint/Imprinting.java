package imagefactory.images.imprint;

/// What came of putting an imprint into a file.
public sealed interface Imprinting {

  @SuppressWarnings("ArrayRecordComponent") // never compared, on its way into the store
  record Imprinted(byte[] file) implements Imprinting {}

  /// The file stays as it was.
  record Unfit(String message) implements Imprinting {}
}
