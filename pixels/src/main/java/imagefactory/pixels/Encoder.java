package imagefactory.pixels;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Turns pixels into a file's bytes.
public final class Encoder {
  private Encoder() {}

  /// Lossless; an effort of 0 is fast and large, 9 slow and small, the pixels are the same.
  public static byte[] png(Bitmap bitmap, int effort) {
    int type = bitmap.opaque() ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB;
    return write("png", bitmap.toImage(type), 1f - Math.clamp(effort, 0, 9) / 9f);
  }

  /// Quality 1 to 100; the bitmap must be opaque, since jpg knows no transparency.
  public static byte[] jpg(Bitmap bitmap, int quality) {
    if (!bitmap.opaque()) {
      throw new IllegalArgumentException("expected an opaque bitmap for jpg; flatten it first");
    }
    return write(
        "jpg", bitmap.toImage(BufferedImage.TYPE_INT_RGB), Math.clamp(quality, 1, 100) / 100f);
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
