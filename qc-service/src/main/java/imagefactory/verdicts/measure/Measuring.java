package imagefactory.verdicts.measure;

import imagefactory.pixels.Bitmap;
import imagefactory.pixels.Fingerprint;
import imagefactory.pixels.Sharpness;
import imagefactory.pixels.Survey;
import imagefactory.pixels.Tones;
import imagefactory.verdicts.verdict.Looks;
import imagefactory.verdicts.verdict.Measurements;
import imagefactory.verdicts.verdict.Print;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// All that is measured of a picture: its tones at full size, the rest in a small copy.
public final class Measuring {
  private Measuring() {}

  public static Measurements of(byte[] file, Bitmap bitmap) {
    Survey survey = Survey.of(bitmap);
    Tones tones = survey.tones();
    Fingerprint fingerprint = Fingerprint.of(survey.small());
    return new Measurements(
        new Print(
            sha256(file),
            bitmap.width(),
            bitmap.height(),
            fingerprint.waves(),
            fingerprint.falls(),
            fingerprint.tiles()),
        new Looks(
            tones.spread().standardDeviation(),
            tones.black(),
            tones.white(),
            Sharpness.of(survey.small())));
  }

  private static String sha256(byte[] file) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
