package imagefactory.pixels;

import imagefactory.pixels.Decoding.Decoded;
import imagefactory.pixels.Decoding.Reason;
import imagefactory.pixels.Decoding.Undecodable;
import java.awt.AlphaComposite;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBufferInt;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// Turns a file's bytes into pixels, or says why not; whatever the bytes are, it never throws.
public final class Decoder {
  private final Limits limits;

  public Decoder(Limits limits) {
    this.limits = limits;
  }

  public Decoding decode(byte[] file) {
    if (file.length == 0) {
      return new Undecodable(Reason.EMPTY, "expected a picture, found no bytes");
    }
    if (file.length > limits.maxBytes()) {
      return new Undecodable(
          Reason.TOO_MANY_BYTES,
          "expected at most %d bytes, found %d".formatted(limits.maxBytes(), file.length));
    }
    var format = Format.sniff(file);
    if (format.isEmpty()) {
      return new Undecodable(
          Reason.UNKNOWN_FORMAT, "expected png, jpg or webp, found other first bytes");
    }
    Iterator<ImageReader> readers = ImageIO.getImageReadersBySuffix(format.get().extension());
    if (!readers.hasNext()) {
      return new Undecodable(
          Reason.UNSUPPORTED_FORMAT, "no reader for " + format.get().extension() + " here");
    }
    ImageReader reader = readers.next();
    try {
      return read(reader, file, format.get());
    } catch (IOException | RuntimeException e) {
      // ImageIO meets broken files with any of a dozen unchecked exceptions.
      return new Undecodable(
          Reason.DAMAGED, "the " + format.get().extension() + " is damaged: " + e);
    } finally {
      reader.dispose();
    }
  }

  private Decoding read(ImageReader reader, byte[] file, Format format) throws IOException {
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
        return new Undecodable(
            Reason.TOO_LARGE,
            "expected at most %d × %d and %d pixels, found %d × %d"
                .formatted(
                    limits.maxWidth(), limits.maxHeight(), limits.maxPixels(), width, height));
      }
      Bitmap bitmap = toBitmap(reader.read(0));
      // libjpeg fills what is missing with grey and only warns.
      return truncated.get()
          ? new Undecodable(Reason.DAMAGED, "the " + format.extension() + " ends too early")
          : new Decoded(bitmap, format);
    }
  }

  private static Bitmap toBitmap(BufferedImage image) {
    ColorModel model = image.getColorModel();
    boolean grey = model.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
    return grey && !(model instanceof IndexColorModel) ? fromGrey(image) : fromColour(image);
  }

  private static Bitmap fromColour(BufferedImage image) {
    var argb = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = argb.createGraphics();
    graphics.setComposite(AlphaComposite.Src);
    graphics.drawImage(image, 0, 0, null);
    graphics.dispose();
    int[] pixels = ((DataBufferInt) argb.getRaster().getDataBuffer()).getData();
    return new Bitmap(image.getWidth(), image.getHeight(), pixels);
  }

  /// Java takes grey samples for linear light and would brighten them; files mean sRGB, so we copy.
  private static Bitmap fromGrey(BufferedImage image) {
    Raster raster = image.getRaster();
    int width = image.getWidth();
    int height = image.getHeight();
    int max = (1 << raster.getSampleModel().getSampleSize(0)) - 1;
    boolean alpha = raster.getNumBands() > 1;
    Bitmap bitmap = Bitmap.blank(width, height);
    int[] greys = new int[width];
    int[] alphas = new int[width];
    for (int y = 0; y < height; y++) {
      raster.getSamples(0, y, width, 1, 0, greys);
      if (alpha) {
        raster.getSamples(0, y, width, 1, 1, alphas);
      }
      for (int x = 0; x < width; x++) {
        int grey = toByte(greys[x], max);
        int opacity = alpha ? toByte(alphas[x], max) : 0xFF;
        bitmap.argb()[y * width + x] = opacity << 24 | grey << 16 | grey << 8 | grey;
      }
    }
    return bitmap;
  }

  private static int toByte(int sample, int max) {
    return (sample * 255 + max / 2) / max;
  }
}
