package imagefactory.pixels.vips;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// A file as libvips reads it: its header first, its pixels row by row from the top, once. It
/// belongs to the thread that opened it.
public final class Picture implements AutoCloseable {
  private static final MemorySegment SRGB = Arena.global().allocateFrom("srgb");
  private static final MemorySegment CMYK = Arena.global().allocateFrom("cmyk");
  private static final MemorySegment PROFILE = Arena.global().allocateFrom("icc-profile-data");
  private static final int EIGHT_BITS = 8;
  private static final int PERCEPTUAL = 0;

  private final Functions functions;
  private final Scope scope;
  private MemorySegment image;
  private MemorySegment region = MemorySegment.NULL;

  Picture(Functions functions, Scope scope, MemorySegment image) {
    this.functions = functions;
    this.scope = scope;
    this.image = image;
  }

  public int width() {
    return functions.width.number(image);
  }

  public int height() {
    return functions.height.number(image);
  }

  /// 3 or, with transparency, 4, once the picture is in sRGB.
  public int bands() {
    return functions.bands.number(image);
  }

  /// EXIF's number for how the camera was held: 1 upright, to 8.
  public int orientation() {
    return functions.orientation.number(image);
  }

  /// From whatever the file is, grey, CMYK, 16 bits, with a profile of its own, to 8 bits of sRGB.
  public void toSrgb() throws VipsFailed {
    boolean profiled = functions.typeOfField.count(image, PROFILE) != 0 && applyProfile();
    if (!profiled && functions.interpretation.number(image) == Constants.CMYK) {
      var pointer = scope.pointer();
      boolean done =
          functions.applyNamedProfile.run(image, pointer, SRGB, CMYK, EIGHT_BITS, PERCEPTUAL);
      image = scope.made(done, pointer);
    }
    if (functions.interpretation.number(image) != Constants.SRGB
        || functions.bandFormat.number(image) != Constants.UNSIGNED_BYTES) {
      var pointer = scope.pointer();
      image = scope.made(functions.toSpace.run(image, pointer, Constants.SRGB), pointer);
    }
  }

  /// A profile that is broken, or for other colours than the file has, is not worth losing the
  /// file.
  private boolean applyProfile() throws VipsFailed {
    var pointer = scope.pointer();
    if (!functions.applyProfile.run(image, pointer, SRGB, 1, EIGHT_BITS, PERCEPTUAL)) {
      scope.turn().forget();
      return false;
    }
    image = scope.made(true, pointer);
    return true;
  }

  /// The next rows, all bands of a pixel side by side.
  public byte[] rows(int top, int rows) throws VipsFailed {
    if (region.address() == 0) {
      region = scope.owned(functions.newRegion.address(image));
    }
    var length = scope.number();
    MemorySegment pixels = functions.fetch.address(region, 0, top, width(), rows, length);
    return scope.taken(pixels, length.get(ValueLayout.JAVA_LONG, 0));
  }

  @Override
  public void close() {
    scope.close();
  }
}
