package imagefactory.verdicts.measure;

import imagefactory.pixels.Bitmap;
import imagefactory.pixels.Fingerprint;
import imagefactory.pixels.Grey;
import imagefactory.pixels.Sharpness;
import imagefactory.pixels.Shrink;
import imagefactory.pixels.Tones;
import imagefactory.verdicts.verdict.Looks;
import imagefactory.verdicts.verdict.Measurements;
import imagefactory.verdicts.verdict.Print;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// All that is measured of a picture: its brightness once at full size, the rest in a small copy.
public final class Measuring {
  private Measuring() {}

  public static Measurements of(byte[] file, Bitmap bitmap) {
    Grey grey = Grey.of(bitmap);
    Grey small = Shrink.toLongerSide(grey, Sharpness.SIDE);
    Tones tones = Tones.of(grey);
    Fingerprint fingerprint = Fingerprint.of(small);
    return new Measurements(
        new Print(
            sha256(file),
            bitmap.width(),
            bitmap.height(),
            fingerprint.waves(),
            fingerprint.falls(),
            fingerprint.tiles()),
        new Looks(
            tones.spread().standardDeviation(), tones.black(), tones.white(), Sharpness.of(small)));
  }

  private static String sha256(byte[] file) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
