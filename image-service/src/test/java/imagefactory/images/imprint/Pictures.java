package imagefactory.images.imprint;

import imagefactory.pixels.Bitmap;
import imagefactory.pixels.Encoder;
import java.util.Base64;

/// Small files of every kind. Those in webp are one pixel each: this JDK cannot write more.
enum Pictures {
  OPAQUE_PNG(Encoder.png(bitmap(0xFF336699), 5)),
  TRANSPARENT_PNG(Encoder.png(bitmap(0x80336699), 5)),
  JPG(Encoder.jpg(bitmap(0xFF336699), 90)),
  LOSSY_WEBP("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA"),
  LOSSLESS_WEBP("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA=="),
  EXTENDED_WEBP(
      "UklGRkoAAABXRUJQVlA4WAoAAAAQAAAAAAAAAAAAQUxQSAwAAAARBxAR/Q9ERP8DAABWUDggGAAAABQBAJ0BKgEAAQAA"
          + "AP4AAA3AAP7mtQAAAA==");

  private final String base64;

  Pictures(byte[] file) {
    this(Base64.getEncoder().encodeToString(file));
  }

  Pictures(String base64) {
    this.base64 = base64;
  }

  byte[] file() {
    return Base64.getDecoder().decode(base64);
  }

  private static Bitmap bitmap(int colour) {
    int[] pixels = new int[32 * 16];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = colour + i % 7;
    }
    return new Bitmap(32, 16, pixels);
  }
}
