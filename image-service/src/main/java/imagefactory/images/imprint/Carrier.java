package imagefactory.images.imprint;

/// Where a file format keeps an imprint. A file that is not built as its format has it is an
/// [IllegalArgumentException], or one of those that reading beyond an end throws.
interface Carrier {

  /// The same file with this imprint and no other. What encodes the picture is copied as it is.
  byte[] with(byte[] file, Imprint imprint);

  /// What the file carries, in every place where it should.
  Imprint imprintOf(byte[] file);
}
