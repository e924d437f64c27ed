package imagefactory.pixels;

import imagefactory.pixels.Decoding.Decoded;
import imagefactory.pixels.Decoding.Reason;
import imagefactory.pixels.Decoding.Undecodable;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// What every JDK has: png and jpg, without palettes and CMYK.
final class ImageIoEngine implements Engine {
  private final String why;

  /// `why` there is nothing better.
  ImageIoEngine(String why) {
    this.why = why;
  }

  @Override
  public String description() {
    return "ImageIO, since libvips is not here: " + why;
  }

  @Override
  public boolean limited() {
    return true;
  }

  @Override
  public Set<Format> formats() {
    return EnumSet.of(Format.PNG, Format.JPG);
  }

  @Override
  public Decoding decode(byte[] file, Format format, Limits limits) {
    ImageReader reader = ImageIO.getImageReadersBySuffix(format.extension()).next();
    try {
      return read(reader, file, format, limits);
    } catch (IOException | RuntimeException e) {
      // ImageIO meets broken files with any of a dozen unchecked exceptions.
      return new Undecodable(Reason.DAMAGED, "the " + format.extension() + " is damaged: " + e);
    } finally {
      reader.dispose();
    }
  }

  private static Decoding read(ImageReader reader, byte[] file, Format format, Limits limits)
      throws IOException {
    AtomicBoolean truncated = new AtomicBoolean();
    reader.addIIOReadWarningListener((_, warning) -> {
      String text = warning.toLowerCase(Locale.ROOT);
      truncated.compareAndSet(false, text.contains("premature") || text.contains("truncated"));
    });
    try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      reader.setInput(in, true, true);
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      if (!limits.allow(width, height)) {
        return limits.tooLarge(width, height);
      }
      if (format == Format.JPG && !hasKnownColours(reader)) {
        return new Undecodable(
            Reason.UNSUPPORTED_FORMAT,
            "the colours of this " + format.extension() + " need libvips, as CMYK does");
      }
      Bitmap bitmap = AwtPixels.of(reader.read(0));
      if (truncated.get()) {
        // libjpeg fills what is missing with grey and only warns.
        return new Undecodable(Reason.DAMAGED, "the " + format.extension() + " ends too early");
      }
      return new Decoded(Orientation.of(Exif.orientation(file)).upright(bitmap), format);
    }
  }

  /// The JDK gives up on some jpgs with four channels and takes the others for RGB with alpha.
  private static boolean hasKnownColours(ImageReader reader) throws IOException {
    var types = reader.getImageTypes(0);
    return types.hasNext() && types.next().getNumBands() < 4;
  }

  @Override
  public byte[] encode(Bitmap bitmap, Encoding encoding) {
    return switch (encoding) {
      case Encoding.Jpg(var quality) -> {
        if (!bitmap.opaque()) {
          throw new IllegalArgumentException("expected an opaque bitmap for jpg; flatten it first");
        }
        yield write("jpg", bitmap.toImage(BufferedImage.TYPE_INT_RGB), quality / 100f);
      }
      case Encoding.Png png -> {
        if (!png.lossless()) {
          throw new UnsupportedOperationException("a png with a palette needs libvips");
        }
        int type = bitmap.opaque() ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB;
        yield write("png", bitmap.toImage(type), 1f - png.effort() / 9f);
      }
      case Encoding.Webp _ -> throw new UnsupportedOperationException("webp needs libvips");
    };
  }

  private static byte[] write(String format, BufferedImage image, float quality) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    ImageWriteParam param = writer.getDefaultWriteParam();
    param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    param.setCompressionQuality(quality);
    var bytes = new ByteArrayOutputStream(image.getWidth() * image.getHeight());
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), param);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
