package imagefactory.verdicts;

import imagefactory.pixels.Bitmap;
import imagefactory.pixels.Encoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/// Files to judge, made on the spot.
public final class Pictures {
  private Pictures() {}

  /// Bands of light: nothing is wrong with it.
  public static byte[] good(int width, int height) {
    Bitmap bitmap = Bitmap.blank(width, height);
    Arrays.setAll(bitmap.argb(), i -> grey((i % width * 7 + i / width * 3) % 256));
    return Encoder.png(bitmap, 1);
  }

  public static byte[] flat(int width, int height) {
    return Encoder.png(flatTone(width, height), 1);
  }

  public static byte[] flatJpg(int width, int height) {
    return Encoder.jpg(flatTone(width, height), 60);
  }

  public static byte[] transparent(int width, int height) {
    return Encoder.png(Bitmap.blank(width, height), 1);
  }

  public static byte[] truncated() {
    byte[] whole = good(64, 64);
    return Arrays.copyOf(whole, whole.length / 2);
  }

  public static byte[] garbage() {
    return "<html>502 Bad Gateway</html>".getBytes(StandardCharsets.UTF_8);
  }

  public static String sha256(byte[] file) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Bitmap flatTone(int width, int height) {
    Bitmap bitmap = Bitmap.blank(width, height);
    Arrays.fill(bitmap.argb(), 0xFF3A6EA5);
    return bitmap;
  }

  private static int grey(int level) {
    return 0xFF000000 | level << 16 | level << 8 | level;
  }
}
