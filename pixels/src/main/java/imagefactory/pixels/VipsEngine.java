package imagefactory.pixels;

import imagefactory.pixels.Decoding.Decoded;
import imagefactory.pixels.Decoding.Reason;
import imagefactory.pixels.Decoding.Undecodable;
import imagefactory.pixels.vips.Canvas;
import imagefactory.pixels.vips.Picture;
import imagefactory.pixels.vips.Vips;
import imagefactory.pixels.vips.VipsFailed;
import java.util.EnumSet;
import java.util.Set;

/// libvips: all formats, and several times as fast as the JDK.
final class VipsEngine implements Engine {
  /// Enough to make a call into libvips cheap, few enough to stay in the processor's cache.
  private static final int ROWS_AT_ONCE = 32;

  private final Vips vips;
  private final NativeThreads threads = NativeThreads.ofProcess();

  VipsEngine(Vips vips) {
    this.vips = vips;
  }

  @Override
  public String description() {
    return "libvips %s (%s)".formatted(vips.version(), vips.file());
  }

  @Override
  public boolean limited() {
    return false;
  }

  @Override
  public Set<Format> formats() {
    return EnumSet.allOf(Format.class);
  }

  @Override
  public Decoding decode(byte[] file, Format format, Limits limits) {
    return threads.call(() -> read(file, format, limits));
  }

  private Decoding read(byte[] file, Format format, Limits limits) {
    try (Picture picture = open(file, format)) {
      if (!limits.allow(picture.width(), picture.height())) {
        return limits.tooLarge(picture.width(), picture.height());
      }
      Orientation orientation = Orientation.of(picture.orientation());
      picture.toSrgb();
      return new Decoded(orientation.upright(pixels(picture)), format);
    } catch (VipsFailed e) {
      return new Undecodable(
          Reason.DAMAGED, "the %s is damaged: %s".formatted(format.extension(), e.getMessage()));
    }
  }

  private Picture open(byte[] file, Format format) throws VipsFailed {
    return switch (format) {
      case JPG -> vips.jpg(file);
      case PNG -> vips.png(file);
      case WEBP -> vips.webp(file);
    };
  }

  private static Bitmap pixels(Picture picture) throws VipsFailed {
    Bitmap bitmap = Bitmap.blank(picture.width(), picture.height());
    int width = bitmap.width();
    int bands = picture.bands();
    for (int top = 0; top < bitmap.height(); top += ROWS_AT_ONCE) {
      int rows = Math.min(ROWS_AT_ONCE, bitmap.height() - top);
      Samples.toArgb(picture.rows(top, rows), bands, bitmap.argb(), top * width, rows * width);
    }
    return bitmap;
  }

  @Override
  public byte[] encode(Bitmap bitmap, Encoding encoding) {
    boolean opaque = bitmap.opaque();
    if (!opaque && encoding instanceof Encoding.Jpg) {
      throw new IllegalArgumentException("expected an opaque bitmap for jpg; flatten it first");
    }
    return threads.call(() -> write(bitmap, encoding, opaque ? 3 : 4));
  }

  private byte[] write(Bitmap bitmap, Encoding encoding, int bands) {
    int width = bitmap.width();
    try (Canvas canvas = vips.canvas(width, bitmap.height(), bands)) {
      byte[] row = new byte[width * bands];
      for (int y = 0; y < bitmap.height(); y++) {
        Samples.ofArgb(bitmap.argb(), y * width, width, row, bands);
        canvas.row(y, row);
      }
      return switch (encoding) {
        case Encoding.Jpg(var quality) -> canvas.jpg(quality);
        case Encoding.Png(var quality, var effort) -> canvas.png(quality, effort);
        case Encoding.Webp(var quality) -> canvas.webp(quality);
      };
    } catch (VipsFailed e) {
      throw new IllegalStateException("libvips cannot write it: " + e.getMessage(), e);
    }
  }
}
