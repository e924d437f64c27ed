package imagefactory.pixels;

import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.RenderedImage;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/// Files of the kinds that come from outside, made without the code that reads them here.
final class Specimens {
  private static final int PNG_SIGNATURE_AND_HEADER = 8 + 25;

  private Specimens() {}

  /// Soft ramps, as codecs like them.
  static Bitmap ramps(int width, int height) {
    Bitmap bitmap = Bitmap.blank(width, height);
    Arrays.setAll(
        bitmap.argb(),
        i ->
            0xFF000000
                | (i % width * 255 / width) << 16
                | (i / width * 255 / height) << 8
                | (i % width + i / width) * 255 / (width + height));
    return bitmap;
  }

  static byte[] png(RenderedImage image) {
    return written("png", image);
  }

  static byte[] png(Bitmap bitmap) {
    return png(bitmap.toImage(BufferedImage.TYPE_INT_ARGB));
  }

  static byte[] jpg(Bitmap bitmap) {
    return written("jpg", bitmap.toImage(BufferedImage.TYPE_INT_RGB));
  }

  static byte[] progressiveJpg(Bitmap bitmap) {
    return jpg(new IIOImage(bitmap.toImage(BufferedImage.TYPE_INT_RGB), null, null), true);
  }

  /// Four bands without a word about colours: libjpeg takes them for CMYK, and so do viewers.
  static byte[] cmykJpg(int width, int height, int cyan, int magenta, int yellow, int black) {
    WritableRaster raster = Raster.createInterleavedRaster(0, width, height, 4, null);
    int[] ink = {cyan, magenta, yellow, black};
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        raster.setPixel(x, y, ink);
      }
    }
    return jpg(new IIOImage(raster, null, null), false);
  }

  static BufferedImage palette(int width, int height, int... argb) {
    var model = new IndexColorModel(8, argb.length, argb, 0, true, -1, 0);
    var image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.getRaster().setSample(x, y, 0, (x + y) % argb.length);
      }
    }
    return image;
  }

  /// The same samples, said to be of another colour space.
  static byte[] profiledPng(Bitmap bitmap, ICC_Profile profile) {
    byte[] deflated = new byte[1 << 20];
    var deflater = new Deflater();
    deflater.setInput(profile.getData());
    deflater.finish();
    int length = deflater.deflate(deflated);
    deflater.end();
    byte[] name = "p\0\0".getBytes(StandardCharsets.US_ASCII);
    byte[] data = Arrays.copyOf(name, name.length + length);
    System.arraycopy(deflated, 0, data, name.length, length);
    return insert(
        png(bitmap.toImage(BufferedImage.TYPE_INT_RGB)),
        PNG_SIGNATURE_AND_HEADER,
        chunk("iCCP", data));
  }

  /// A picture as a camera would write it that was held so.
  static byte[] heldJpg(Bitmap bitmap, int orientation) {
    byte[] tiff =
        ByteBuffer.allocate(26)
            .put("MM\0*".getBytes(StandardCharsets.US_ASCII))
            .putInt(8)
            .putShort((short) 1)
            .putShort((short) 0x0112)
            .putShort((short) 3)
            .putInt(1)
            .putShort((short) orientation)
            .putShort((short) 0)
            .putInt(0)
            .array();
    byte[] segment =
        ByteBuffer.allocate(4 + 6 + tiff.length)
            .putShort((short) 0xFFE1)
            .putShort((short) (2 + 6 + tiff.length))
            .put("Exif\0\0".getBytes(StandardCharsets.US_ASCII))
            .put(tiff)
            .array();
    return insert(jpg(bitmap), 2, segment);
  }

  /// A small file whose header claims to be enormous, correctly summed.
  static byte[] enormousPng(int width, int height) {
    byte[] file = png(ramps(16, 16));
    byte[] header = Arrays.copyOfRange(file, 16, 29);
    ByteBuffer.wrap(header).putInt(width).putInt(height);
    System.arraycopy(chunk("IHDR", header), 0, file, 8, 25);
    return file;
  }

  static byte[] enormousJpg(int width, int height) {
    byte[] file = jpg(ramps(16, 16));
    for (int i = 2; i < file.length - 9; i++) {
      if ((file[i] & 0xFF) == 0xFF && (file[i + 1] & 0xFF) == 0xC0) {
        ByteBuffer.wrap(file).putShort(i + 5, (short) height).putShort(i + 7, (short) width);
        return file;
      }
    }
    throw new IllegalStateException("a baseline jpg has a frame header");
  }

  private static byte[] chunk(String type, byte[] data) {
    byte[] body = Arrays.copyOf(type.getBytes(StandardCharsets.US_ASCII), 4 + data.length);
    System.arraycopy(data, 0, body, 4, data.length);
    var crc = new CRC32();
    crc.update(body);
    return ByteBuffer.allocate(12 + data.length)
        .putInt(data.length)
        .put(body)
        .putInt((int) crc.getValue())
        .array();
  }

  private static byte[] insert(byte[] file, int at, byte[] part) {
    return ByteBuffer.allocate(file.length + part.length)
        .put(file, 0, at)
        .put(part)
        .put(file, at, file.length - at)
        .array();
  }

  private static byte[] written(String format, RenderedImage image) {
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, format, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] jpg(IIOImage image, boolean progressive) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpg").next();
    ImageWriteParam param = writer.getDefaultWriteParam();
    param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    param.setCompressionQuality(1);
    if (progressive) {
      param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
    }
    var bytes = new ByteArrayOutputStream();
    try (var out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, image, param);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
