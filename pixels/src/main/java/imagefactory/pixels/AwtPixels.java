package imagefactory.pixels;

import java.awt.AlphaComposite;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBufferInt;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/// What ImageIO read, as a bitmap.
final class AwtPixels {
  private AwtPixels() {}

  static Bitmap of(BufferedImage image) {
    ColorModel model = image.getColorModel();
    boolean grey = model.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
    return grey && !(model instanceof IndexColorModel) ? ofGrey(image) : ofColour(image);
  }

  private static Bitmap ofColour(BufferedImage image) {
    var argb = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = argb.createGraphics();
    graphics.setComposite(AlphaComposite.Src);
    graphics.drawImage(image, 0, 0, null);
    graphics.dispose();
    int[] pixels = ((DataBufferInt) argb.getRaster().getDataBuffer()).getData();
    return new Bitmap(image.getWidth(), image.getHeight(), pixels);
  }

  /// Java takes grey samples for linear light and would brighten them; files mean sRGB, so we copy.
  private static Bitmap ofGrey(BufferedImage image) {
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
