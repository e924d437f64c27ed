package imagefactory.pixels.vips;

/// Values of libvips' enumerations, as its headers number them.
final class Constants {
  /// `VipsInterpretation`
  static final int CMYK = 15;

  static final int SRGB = 22;

  /// `VipsBandFormat`
  static final int UNSIGNED_BYTES = 0;

  /// `VipsAccess`
  static final int SEQUENTIAL = 1;

  /// `VipsFailOn`: what is truncated or broken, but not what libjpeg merely remarks upon.
  static final int ON_ERROR = 2;

  /// `VipsForeignKeep`
  static final int NOTHING = 0;

  /// `VipsForeignPngFilter`: none, which is smaller and faster for most pictures.
  static final int NO_FILTER = 8;

  /// `VipsForeignSubsample`: 4:2:0 always, as viewers and peers expect.
  static final int SUBSAMPLE = 1;

  private Constants() {}
}
