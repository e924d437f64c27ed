package imagefactory.pixels.vips;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Pixels that are to become a file: 8-bit sRGB, filled row by row. It belongs to the thread that
/// made it.
public final class Canvas implements AutoCloseable {
  private final Functions functions;
  private final Scope scope;
  private final int width;
  private final int height;
  private final int bands;
  private final MemorySegment pixels;

  Canvas(Functions functions, Scope scope, int width, int height, int bands) {
    if (width < 1 || height < 1 || bands < 3 || bands > 4) {
      throw new IllegalArgumentException(
          "expected pixels of 3 or 4 bands, found %d × %d of %d".formatted(width, height, bands));
    }
    this.functions = functions;
    this.scope = scope;
    this.width = width;
    this.height = height;
    this.bands = bands;
    this.pixels = scope.memory((long) width * height * bands);
  }

  public void row(int y, byte[] row) {
    int bytes = width * bands;
    MemorySegment.copy(row, 0, pixels, ValueLayout.JAVA_BYTE, (long) y * bytes, bytes);
  }

  /// Quality 1 to 100.
  public byte[] jpg(int quality) throws VipsFailed {
    return written(functions.writeJpg, Constants.NOTHING, quality, 1, Constants.SUBSAMPLE);
  }

  /// Effort 0 to 9; a quality below 100 reduces the colours to a palette of at most 256.
  public byte[] png(int quality, int effort) throws VipsFailed {
    int palette = quality < 100 ? 1 : 0;
    return written(
        functions.writePng, Constants.NOTHING, effort, Constants.NO_FILTER, palette, quality);
  }

  /// Quality 1 to 100, lossy.
  public byte[] webp(int quality) throws VipsFailed {
    return written(functions.writeWebp, Constants.NOTHING, quality);
  }

  private byte[] written(Operation operation, Object... options) throws VipsFailed {
    var bytes = scope.pointer();
    var length = scope.number();
    Object[] values = new Object[3 + options.length];
    values[0] = image();
    values[1] = bytes;
    values[2] = length;
    System.arraycopy(options, 0, values, 3, options.length);
    if (!operation.run(values)) {
      throw scope.turn().failure();
    }
    return scope.taken(bytes.get(ValueLayout.ADDRESS, 0), length.get(ValueLayout.JAVA_LONG, 0));
  }

  /// libvips takes bare memory for no colours in particular.
  private MemorySegment image() throws VipsFailed {
    MemorySegment bare =
        scope.owned(
            functions.imageOfMemory.address(
                pixels, pixels.byteSize(), width, height, bands, Constants.UNSIGNED_BYTES));
    var pointer = scope.pointer();
    return scope.made(functions.inSpace.run(bare, pointer, Constants.SRGB), pointer);
  }

  @Override
  public void close() {
    scope.close();
  }
}
