package imagefactory.pixels;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/// A picture in memory: 8-bit sRGB, one `0xAARRGGBB` per pixel, alpha not multiplied in.
///
/// The array is shared, not copied: whoever is handed a bitmap to keep must not write into it.
public final class Bitmap {
  private final int width;
  private final int height;
  private final int[] argb;

  public Bitmap(int width, int height, int[] argb) {
    if (width < 1 || height < 1 || argb.length != width * height) {
      throw new IllegalArgumentException(
          "expected width × height pixels, found %d × %d and %d"
              .formatted(width, height, argb.length));
    }
    this.width = width;
    this.height = height;
    this.argb = argb;
  }

  public static Bitmap blank(int width, int height) {
    return new Bitmap(width, height, new int[Math.multiplyExact(width, height)]);
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  public int[] argb() {
    return argb;
  }

  public int at(int x, int y) {
    return argb[y * width + x];
  }

  public boolean opaque() {
    int all = -1;
    for (int pixel : argb) {
      all &= pixel;
    }
    return all >>> 24 == 0xFF;
  }

  /// The part that starts at (x, y), as a new bitmap.
  public Bitmap crop(int x, int y, int cropWidth, int cropHeight) {
    int[] part = new int[cropWidth * cropHeight];
    for (int row = 0; row < cropHeight; row++) {
      System.arraycopy(argb, (y + row) * width + x, part, row * cropWidth, cropWidth);
    }
    return new Bitmap(cropWidth, cropHeight, part);
  }

  /// A view of the same pixels for code that speaks AWT.
  BufferedImage toImage(int type) {
    BufferedImage image = new BufferedImage(width, height, type);
    int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    System.arraycopy(argb, 0, pixels, 0, argb.length);
    return image;
  }
}
