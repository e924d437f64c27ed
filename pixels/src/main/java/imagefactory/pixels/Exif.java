package imagefactory.pixels;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The one thing that EXIF says which changes pixels: how the camera was held. ImageIO does not
/// look; libvips does so by itself.
final class Exif {
  private static final int START = 0xFFD8;
  private static final int APP1 = 0xFFE1;
  private static final int SCAN = 0xFFDA;
  private static final long EXIF = 0x4578_6966_0000L;
  private static final int ORIENTATION = 0x0112;
  private static final int UPRIGHT = 1;

  private Exif() {}

  /// Of a jpg; upright for anything else, and for a header that is not whole.
  static int orientation(byte[] file) {
    try {
      ByteBuffer in = ByteBuffer.wrap(file);
      return marker(in) == START ? inSegments(in) : UPRIGHT;
    } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException _) {
      // A header that ends too early says nothing.
      return UPRIGHT;
    }
  }

  private static int inSegments(ByteBuffer in) {
    for (int marker = marker(in); marker != SCAN; marker = marker(in)) {
      int length = Short.toUnsignedInt(in.getShort()) - 2;
      ByteBuffer segment = in.slice(in.position(), length);
      if (marker == APP1 && length > 14 && segment.getLong() >>> 16 == EXIF) {
        return inTiff(segment.position(6).slice());
      }
      in.position(in.position() + length);
    }
    return UPRIGHT;
  }

  private static int marker(ByteBuffer in) {
    return Short.toUnsignedInt(in.getShort());
  }

  /// A directory of 12-byte entries: tag, type, count, value.
  private static int inTiff(ByteBuffer tiff) {
    tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = tiff.getInt(4);
    int entries = Short.toUnsignedInt(tiff.getShort(directory));
    for (int i = 0; i < entries; i++) {
      int entry = directory + 2 + 12 * i;
      if (Short.toUnsignedInt(tiff.getShort(entry)) == ORIENTATION) {
        return Short.toUnsignedInt(tiff.getShort(entry + 8));
      }
    }
    return UPRIGHT;
  }
}
